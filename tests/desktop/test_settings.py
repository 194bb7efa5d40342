"""Local settings and the data folder."""

import json
import os
import stat
import sys
from pathlib import Path

import msgspec
import pytest

from desktop.paths import DATA_VARIABLE, DataFolder, DataFolderRefused, data_folder, write_atomically
from desktop.settings import KioskMode, Language, Scheme, Settings, SettingsFile, SlipPaper


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_first_start_has_chinese_and_asks_nothing(path: Path) -> None:
    settings = SettingsFile(path).current
    assert (settings.language, settings.window_label, settings.public_host) == (
        Language.CHINESE,
        "1 号窗口",
        "",
    )
    assert not path.exists()


def test_every_change_is_there_at_the_next_start(path: Path) -> None:
    file = SettingsFile(path)
    file.change(language=Language.ENGLISH, scheme=Scheme.DARK, text_scale=1.25, sounds=False)
    file.change(kiosk_mode="public", slip_paper="80mm", printers={"certificate": "Laser"})
    kept = SettingsFile(path).current
    assert kept == file.current
    assert (kept.language, kept.scheme, kept.text_scale) == (Language.ENGLISH, Scheme.DARK, 1.25)
    assert (kept.kiosk_mode, kept.slip_paper) == (KioskMode.PUBLIC, SlipPaper.ROLL_80MM)
    assert kept.printers == {"certificate": "Laser"}


@pytest.mark.parametrize(
    "wrong", [{"language": "fr"}, {"text_scale": 3.0}, {"text_scale": "big"}, {"printers": ["Laser"]}]
)
def test_a_wrong_value_changes_nothing(path: Path, wrong: dict[str, object]) -> None:
    file = SettingsFile(path)
    file.change(text_scale=1.5)
    with pytest.raises(msgspec.ValidationError):
        file.change(**wrong)
    assert file.current == SettingsFile(path).current == Settings(text_scale=1.5)


def test_an_unknown_name_is_a_mistake_of_the_program(path: Path) -> None:
    with pytest.raises(TypeError):
        SettingsFile(path).change(colour="red")


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"\xff\xfe", b'"text"'])
def test_a_broken_file_gives_defaults_and_is_kept(path: Path, broken: bytes) -> None:
    path.write_bytes(broken)
    file = SettingsFile(path)
    assert file.current == Settings()
    assert file.kept_copy is not None
    assert file.kept_copy.read_bytes() == broken


def test_one_bad_value_does_not_take_the_others_with_it(path: Path) -> None:
    path.write_text(
        json.dumps({"language": "en", "text_scale": 9, "sounds": "loud", "public_host": "xf.invalid"})
    )
    file = SettingsFile(path)
    assert file.current == Settings(language=Language.ENGLISH, public_host="xf.invalid")
    assert file.kept_copy is not None


def test_settings_of_a_newer_version_are_read_as_far_as_they_are_known(path: Path) -> None:
    path.write_text(json.dumps({"language": "en", "hologram": True}))
    file = SettingsFile(path)
    assert file.current.language is Language.ENGLISH
    assert file.kept_copy is None


def test_when_the_disk_refuses_the_old_settings_stay(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SettingsFile(path)
    file.change(text_scale=1.25)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            file.change(text_scale=1.5)
    assert file.current.text_scale == 1.25
    assert SettingsFile(path).current.text_scale == 1.25
    assert [found.name for found in path.parent.iterdir()] == ["settings.json"]


def test_the_folder_on_the_command_line_wins(tmp_path: Path) -> None:
    environ = {DATA_VARIABLE: str(tmp_path / "environment")}
    assert data_folder(tmp_path / "line", environ).root == tmp_path / "line"
    assert data_folder(None, environ).root == tmp_path / "environment"
    assert data_folder(None, {}).root.is_absolute()


def test_the_folders_are_made_and_nothing_is_left_of_the_trial(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new" / "desk")
    folder.prepare()
    assert sorted(path.name for path in folder.root.iterdir()) == ["logs", "papers"]
    folder.prepare()


def test_a_file_in_the_folders_place_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "desk").touch()
    with pytest.raises(DataFolderRefused) as refused:
        DataFolder(tmp_path / "desk").prepare()
    assert refused.value.reason == "not_a_folder"


@pytest.mark.parametrize(("number", "reason"), [(28, "disk_full"), (30, "read_only"), (13, "read_only")])
def test_a_folder_that_takes_no_files_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def refuse(_path: Path, _content: bytes) -> int:
        raise OSError(number, "refused")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(DataFolderRefused) as refused:
        DataFolder(tmp_path).prepare()
    assert (refused.value.reason, refused.value.folder) == (reason, tmp_path)


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def break_off(_beside: Path, _path: Path) -> None:
        raise OSError(5, "cut")

    monkeypatch.setattr(Path, "replace", break_off)
    with pytest.raises(OSError, match="cut"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="modes say nothing on Windows")
def test_what_the_desk_writes_is_for_its_user_only(tmp_path: Path) -> None:
    write_atomically(tmp_path / "file", b"x")
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
