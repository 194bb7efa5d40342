"""Keeps the database key: in the system's keyring where there is one, else in a file of this user only."""

import logging
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Protocol

import msgspec

from desktop.paths import write_atomically

KEY_BYTES = 32
SERVICE = "Practice Desk"
_log = logging.getLogger("desk.keys")


class KeyUnavailable(Exception):  # an answer the desk expects
    """The key exists but cannot be had now. `reason`: keyring_locked, damaged_file, unreadable_file.

    Never make a new key in its place: the database could not be read any more.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Keyring(Protocol):
    """The part of the `keyring` package that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the secret."""


class MemoryKeyStore:
    """Forgets at the end; for tests."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key

    def load(self) -> bytes | None:
        """The key saved before."""
        return self._key

    def save(self, key: bytes) -> None:
        """Keep it until the end."""
        self._key = _checked(key)


class FileKeyStore:
    """A file only this user may read (mode 0600).

    On Windows the mode says nothing: there the access list of the user's profile, inherited by the data
    folder, keeps other users out, but not an administrator. A folder elsewhere has its own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> bytes | None:
        """The key. Raises KeyUnavailable for a file that is there and holds none."""
        try:
            text = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise KeyUnavailable("unreadable_file") from problem
        return _decoded(text, "damaged_file")

    def save(self, key: bytes) -> None:
        """On disk when it returns."""
        write_atomically(self._path, b64encode(_checked(key)), mode=0o600)


class KeyringKeyStore:
    """The system's keyring; `entry` keeps several data folders of one user apart."""

    def __init__(self, keyring: Keyring, entry: str) -> None:
        self._keyring, self._entry = keyring, entry

    def load(self) -> bytes | None:
        """The key. Raises KeyUnavailable when the keyring does not answer."""
        try:
            text = self._keyring.get_password(SERVICE, self._entry)
        # Keyrings raise what their system raises (D-Bus, Win32, PyWin32): all of it means the same here.
        except Exception as problem:
            raise KeyUnavailable("keyring_locked") from problem
        return None if text is None else _decoded(text.encode(), "keyring_locked")

    def save(self, key: bytes) -> None:
        """Raises KeyUnavailable unless the keyring gives back what it was given."""
        text = b64encode(_checked(key)).decode()
        try:
            self._keyring.set_password(SERVICE, self._entry, text)
            kept = self._keyring.get_password(SERVICE, self._entry)
        except Exception as problem:
            raise KeyUnavailable("keyring_locked") from problem
        if kept != text:
            raise KeyUnavailable("keyring_locked")


class _Place(msgspec.Struct, frozen=True):
    """Where this folder's key is, so that a keyring missing today is not taken for a first start."""

    place: str
    entry: str = ""


class FolderKeyStore:
    """The key of one data folder.

    The first save chooses the keyring if there is one, else the file, and notes the choice in the folder;
    later starts look only there. `keyring` is what `system_keyring` found.
    """

    def __init__(self, folder: Path, keyring: Keyring | None) -> None:
        self._note = folder / "key.json"
        self._file = FileKeyStore(folder / "desk.key")
        self._keyring = keyring

    @property
    def place(self) -> str:
        """keyring, file, or nothing when no key was saved yet."""
        note = self._noted()
        return note.place if note else ""

    def load(self) -> bytes | None:
        """The key, None before the first save. Raises KeyUnavailable when it is kept but cannot be had."""
        note = self._noted()
        if note is None:
            return self._file.load()
        if note.place == "file":
            key = self._file.load()
        elif self._keyring is None:
            raise KeyUnavailable("keyring_locked")
        else:
            key = KeyringKeyStore(self._keyring, note.entry).load()
        if key is None:
            raise KeyUnavailable("keyring_locked" if note.place == "keyring" else "unreadable_file")
        return key

    def save(self, key: bytes) -> None:
        """Keep the key where the last one was, else in the best place there is."""
        note = self._noted()
        if (note is None or note.place == "keyring") and self._keyring is not None:
            entry = note.entry if note else os.urandom(16).hex()
            try:
                KeyringKeyStore(self._keyring, entry).save(key)
            except KeyUnavailable:
                if note is not None:
                    raise
                _log.info("the keyring does not keep the key; a file does")
            else:
                self._write_note(_Place("keyring", entry))
                return
        self._file.save(key)
        self._write_note(_Place("file"))

    def _noted(self) -> _Place | None:
        try:
            return msgspec.json.decode(self._note.read_bytes(), type=_Place)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.DecodeError) as problem:
            raise KeyUnavailable("unreadable_file") from problem

    def _write_note(self, note: _Place) -> None:
        write_atomically(self._note, msgspec.json.encode(note))


def system_keyring() -> Keyring | None:
    """The system's keyring; None where only stand-ins exist: those that fail, forget or keep plain text."""
    import keyring  # noqa: PLC0415  # 60 ms; asked only when there is a key to load or save
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415  # as above

    try:
        found = keyring.get_keyring()
        inner = found.backends if isinstance(found, ChainerBackend) else [found]
        real = [backend for backend in inner if backend.priority >= 1 and not _keeps_plain_text(backend)]
    # A backend that cannot even tell its priority is not one to trust with the key.
    except Exception as problem:
        _log.info("no keyring: %s", type(problem).__name__)
        return None
    return real[0] if real else None


def _keeps_plain_text(backend: object) -> bool:
    return "plaintext" in type(backend).__name__.lower()


def _checked(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    return key


def _decoded(text: bytes, reason: str) -> bytes:
    try:
        return _checked(b64decode(text, validate=True))
    except ValueError as problem:
        raise KeyUnavailable(reason) from problem
