"""The database key is kept for one user, and a missing keyring is never taken for a first start."""

import stat
import sys
from pathlib import Path

import pytest

from desktop.devices.key_store import (
    FileKeyStore,
    FolderKeyStore,
    KeyringKeyStore,
    KeyUnavailable,
    MemoryKeyStore,
    system_keyring,
)

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


class FakeKeyring:
    """A keyring in memory; `locked` as when nobody has unlocked it."""

    def __init__(self, *, locked: bool = False, forgets: bool = False) -> None:
        self.locked, self.forgets = locked, forgets
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise RuntimeError("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise RuntimeError("locked")
        if not self.forgets:
            self.kept[service, username] = password


def test_there_is_no_key_before_the_first_start(tmp_path: Path) -> None:
    assert FileKeyStore(tmp_path / "key").load() is None
    assert FolderKeyStore(tmp_path, FakeKeyring()).load() is None
    assert KeyringKeyStore(FakeKeyring(), "entry").load() is None
    assert MemoryKeyStore().load() is None


def test_the_key_comes_back(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    for store in (FileKeyStore(tmp_path / "key"), KeyringKeyStore(keyring, "entry"), MemoryKeyStore()):
        store.save(KEY)
        assert store.load() == KEY
        store.save(OTHER)
        assert store.load() == OTHER


@pytest.mark.skipif(sys.platform == "win32", reason="modes say nothing on Windows")
def test_the_key_file_is_for_this_user_only(tmp_path: Path) -> None:
    FileKeyStore(tmp_path / "key").save(KEY)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


@pytest.mark.parametrize("content", [b"", b"short", b"not base 64 !", b"QUJD"])
def test_a_damaged_key_file_is_no_first_start(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(KeyUnavailable) as refused:
        FileKeyStore(tmp_path / "key").load()
    assert refused.value.reason == "damaged_file"


def test_only_32_bytes_are_a_key(tmp_path: Path) -> None:
    for store in (FileKeyStore(tmp_path / "key"), KeyringKeyStore(FakeKeyring(), "entry"), MemoryKeyStore()):
        with pytest.raises(ValueError, match="31"):
            store.save(KEY[:31])


def test_the_keyring_is_preferred_and_keeps_folders_apart(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    desks = [FolderKeyStore(tmp_path / name, keyring) for name in ("desk-1", "desk-2")]
    for desk, key in zip(desks, (KEY, OTHER), strict=True):
        (tmp_path / f"desk-{desks.index(desk) + 1}").mkdir()
        desk.save(key)
    assert [desk.load() for desk in desks] == [KEY, OTHER]
    assert [desk.place for desk in desks] == ["keyring", "keyring"]
    assert not list(tmp_path.rglob("desk.key"))


def test_without_a_keyring_the_key_lies_in_the_folder(tmp_path: Path) -> None:
    FolderKeyStore(tmp_path, None).save(KEY)
    assert FolderKeyStore(tmp_path, None).load() == KEY
    assert FolderKeyStore(tmp_path, None).place == "file"


@pytest.mark.parametrize("keyring", [FakeKeyring(locked=True), FakeKeyring(forgets=True)])
def test_a_keyring_that_does_not_keep_the_key_is_not_trusted_with_it(
    tmp_path: Path, keyring: FakeKeyring
) -> None:
    FolderKeyStore(tmp_path, keyring).save(KEY)
    assert FolderKeyStore(tmp_path, None).load() == KEY


def test_a_key_file_stays_the_place_when_a_keyring_appears_later(tmp_path: Path) -> None:
    FolderKeyStore(tmp_path, None).save(KEY)
    with_keyring = FolderKeyStore(tmp_path, FakeKeyring())
    assert with_keyring.load() == KEY
    with_keyring.save(OTHER)
    assert FolderKeyStore(tmp_path, None).load() == OTHER


def test_a_keyring_that_is_gone_or_locked_is_no_first_start(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    FolderKeyStore(tmp_path, keyring).save(KEY)
    emptied = FakeKeyring()
    locked = FakeKeyring(locked=True)
    for later in (None, emptied, locked):
        with pytest.raises(KeyUnavailable) as refused:
            FolderKeyStore(tmp_path, later).load()
        assert refused.value.reason == "keyring_locked"
    with pytest.raises(KeyUnavailable):
        FolderKeyStore(tmp_path, locked).save(OTHER)
    assert FolderKeyStore(tmp_path, keyring).load() == KEY


def test_a_key_file_that_vanished_is_no_first_start(tmp_path: Path) -> None:
    FolderKeyStore(tmp_path, None).save(KEY)
    (tmp_path / "desk.key").unlink()
    with pytest.raises(KeyUnavailable):
        FolderKeyStore(tmp_path, None).load()


def test_keyrings_that_only_pretend_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring  # noqa: PLC0415  # the real package, at the moment of use as in the desk
    from keyring.backends import fail, null  # noqa: PLC0415  # as above

    kinds = (fail.Keyring, null.Keyring)
    for kind in kinds:
        pretended = kind()
        monkeypatch.setattr(keyring, "get_keyring", lambda pretended=pretended: pretended)
        assert system_keyring() is None


def test_a_real_keyring_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring  # noqa: PLC0415  # as above

    class Real(FakeKeyring):
        priority = 5

    real = Real()
    monkeypatch.setattr(keyring, "get_keyring", lambda: real)
    assert system_keyring() is real
