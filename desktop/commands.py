"""What each command of the command line does."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from desktop.paths import DataFolder, DataFolderRefused, data_folder
from desktop.runtime.input_method import prefer_an_input_method_qt_has, qt_input_plugins

if TYPE_CHECKING:
    from db.store import Store

OUT_WITHOUT_SCREEN = Path("out")
EXIT_NOT_ALL_READ = 3


def run(options: SimpleNamespace) -> int:
    """Dispatch; every expected problem is one sentence on stderr."""
    acts: dict[str, Callable[[SimpleNamespace], int]] = {
        "demo": _demo,
        "check": lambda given: _check(data_folder(given.data)),
        "read-sheet": _read_sheet,
        "verify": _verify,
        "void": _void,
        "bench": _bench,
    }
    return acts.get(options.command, _desk)(options)


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - the command line speaks


def _desk(options: SimpleNamespace) -> int:
    bench = bool(getattr(options, "bench_start", False))
    if not bench and not has_screen():
        _say("There is no screen here; running the demo into out/ instead.")
        options.out, options.people, options.seed = OUT_WITHOUT_SCREEN, None, 1
        options.platform = options.enrol = None
        return _demo(options)
    prefer_an_input_method_qt_has(os.environ, qt_input_plugins())
    folder = data_folder(options.data)
    try:
        folder.prepare()
    except DataFolderRefused as problem:
        _say(f"{problem.folder} cannot be used ({problem.reason}). Choose another folder with --data.")
        return 1
    from desktop.window_run import run_window  # noqa: PLC0415 - loads QtWidgets

    return run_window(folder, bench=bench)


def has_screen() -> bool:
    """Whether a window can be shown; on Linux a display must be named."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _demo(options: SimpleNamespace) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if bool(options.platform) != bool(options.enrol):
        _say("--platform and --enrol go together: the address, and a code that lets desks in there.")
        return 2
    from desktop.demo.day import run_day  # noqa: PLC0415 - loads everything
    from desktop.demo.people import PeopleFileRefused  # noqa: PLC0415 - the same
    from desktop.demo.platform import PlatformAt, PlatformMissing  # noqa: PLC0415 - the same
    from desktop.demo.reconnect import NotSynced  # noqa: PLC0415 - the same

    platform = PlatformAt(options.platform, options.enrol) if options.platform else None
    try:
        return run_day(options.out, people=options.people, seed=options.seed, platform=platform)
    except PeopleFileRefused as problem:
        _say(str(problem))
        return 1
    except PlatformMissing as problem:
        _say(f"The platform of the demo did not start; what it said stands in {problem}.")
        return 1
    except NotSynced as problem:
        _say(f"Not everything reached the platform ({problem}). The same command goes on from here.")
        return 1
    except OSError as problem:
        _say(f"{problem.filename or options.out}: {problem.strerror}. Choose another folder with --out.")
        return 1


@contextmanager
def _opened(folder: DataFolder) -> Iterator["Store"]:
    """The desk's data. Raises StoreProblem or KeyUnavailable."""
    from core.commands.registry import desk_handlers  # noqa: PLC0415 - loads SQLAlchemy
    from core.domain.service_minutes import HoursPolicy  # noqa: PLC0415 - the same
    from core.ports.store import DeskPolicy  # noqa: PLC0415 - the same
    from db.store import Store  # noqa: PLC0415 - the same
    from desktop.devices.clock import system_clock  # noqa: PLC0415 - the same
    from desktop.main import folder_key_store  # noqa: PLC0415 - the same
    from desktop.runtime.holidays import Holidays  # noqa: PLC0415 - the same

    with Store(
        folder.root,
        folder_key_store(folder),
        system_clock,
        desk_handlers(),
        DeskPolicy(hours=HoursPolicy()),
        Holidays(folder.holidays).calendar,
    ) as store:
        yield store


def _say_why_not_opened(folder: DataFolder, problem: Exception) -> None:
    from desktop.pages.store_problem import store_sentence  # noqa: PLC0415 - loads Qt

    _say(f"{folder.root}: {store_sentence(type(problem).__name__)}")


def _check(folder: DataFolder) -> int:
    import msgspec  # noqa: PLC0415 - 24 ms

    from db.errors import StoreProblem  # noqa: PLC0415 - loads SQLAlchemy
    from db.store import FILE_NAME  # noqa: PLC0415 - the same
    from desktop.devices.key_store import KeyUnavailable  # noqa: PLC0415 - the same

    if not (folder.root / FILE_NAME).exists():
        _say(f"There are no data in {folder.root}. Name the folder with --data.")
        return 1
    try:
        with _opened(folder) as store:
            health = store.queries.health()
    except (StoreProblem, KeyUnavailable) as problem:
        _say_why_not_opened(folder, problem)
        return 1
    print(msgspec.json.encode(health).decode())  # noqa: T201 - the answer
    return 0 if health.integrity and health.chain and health.numbers_unique else 1


def _read_sheet(options: SimpleNamespace) -> int:
    from db.errors import StoreProblem  # noqa: PLC0415 - loads SQLAlchemy
    from db.store import FILE_NAME  # noqa: PLC0415 - the same
    from desktop.devices.key_store import KeyUnavailable  # noqa: PLC0415 - the same
    from desktop.sheet_answer import answer_for  # noqa: PLC0415 - loads OpenCV

    folder = data_folder(options.data)
    try:
        if (folder.root / FILE_NAME).exists():
            with _opened(folder) as store:
                answer = answer_for(options.images, store.queries.sheet_page)
        else:
            _say(f"There are no data in {folder.root}, so rows are read without the volunteers' numbers.")
            answer = answer_for(options.images, None)
    except (StoreProblem, KeyUnavailable) as problem:
        _say_why_not_opened(folder, problem)
        return 1
    for sentence in answer.sentences:
        _say(sentence)
    text = json.dumps({"pages": answer.pages}, ensure_ascii=False)
    print(text)  # noqa: T201 - the answer
    if options.json is not None:
        try:
            options.json.write_text(text + "\n", encoding="utf-8")
        except OSError as problem:
            _say(f"{options.json} cannot be written ({problem.strerror}). Choose another file with --json.")
            return 1
    return 0 if answer.all_read else EXIT_NOT_ALL_READ


def _verify(options: SimpleNamespace) -> int:
    from core.domain.certificate_check import Verdict  # noqa: PLC0415 - loads msgspec
    from db.errors import StoreProblem  # noqa: PLC0415 - loads SQLAlchemy
    from db.store import FILE_NAME  # noqa: PLC0415 - the same
    from desktop.certificate_answer import answer, code_in, without_data  # noqa: PLC0415 - loads Qt
    from desktop.devices.clock import system_clock  # noqa: PLC0415 - the same
    from desktop.devices.code_pictures import PictureRefused  # noqa: PLC0415 - the same
    from desktop.devices.key_store import KeyUnavailable  # noqa: PLC0415 - the same

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = data_folder(options.data)
    try:
        text = code_in(options.code)
        if (folder.root / FILE_NAME).exists():
            with _opened(folder) as store:
                checked = store.queries.check_certificate(text, system_clock())
        else:
            _say(f"There are no data in {folder.root}, so no key is known here: nothing can be proven.")
            checked = without_data(text)
    except PictureRefused as problem:
        _say(f"{options.code}: {problem}")
        return 1
    except (StoreProblem, KeyUnavailable) as problem:
        _say_why_not_opened(folder, problem)
        return 1
    print(json.dumps(answer(checked), ensure_ascii=False))  # noqa: T201 - the answer
    return 0 if checked.verdict is Verdict.VALID else 1


def _void(options: SimpleNamespace) -> int:
    from core.domain.refusals import Refusal  # noqa: PLC0415 - loads msgspec
    from db.errors import FirstStartUnfinished, StoreProblem  # noqa: PLC0415 - loads SQLAlchemy
    from db.store import FILE_NAME  # noqa: PLC0415 - the same
    from desktop.certificate_answer import ClerksRefused, void_number  # noqa: PLC0415 - the same
    from desktop.devices.key_store import KeyUnavailable  # noqa: PLC0415 - the same
    from desktop.sentences import refusal_sentence  # noqa: PLC0415 - loads Qt

    folder = data_folder(options.data)
    if not (folder.root / FILE_NAME).exists():
        _say(f"There are no data in {folder.root}. Name the folder with --data.")
        return 1
    try:
        with _opened(folder) as store:
            number = void_number(store, options.number, options.reason, options.by, options.second)
    except ClerksRefused as problem:
        _say(str(problem))
        return 1
    except Refusal as refusal:
        _say(f"{options.number}: {refusal_sentence(refusal)}")
        return 1
    except FirstStartUnfinished:
        _say(f"The first start of the desk in {folder.root} is not finished.")
        return 1
    except (StoreProblem, KeyUnavailable) as problem:
        _say_why_not_opened(folder, problem)
        return 1
    print(json.dumps({"number": number, "status": "void"}, ensure_ascii=False))  # noqa: T201 - the answer
    return 0


def _bench(options: SimpleNamespace) -> int:
    try:
        from benchmarks.run import BENCHES, run_benches  # noqa: PLC0415 - peers and data are loaded there
    except ModuleNotFoundError as problem:
        _say(f"{problem.name} is missing: run python3 start.py bench, which installs it.")
        return 1
    unknown = [name for name in options.names if name not in BENCHES]
    if unknown:
        _say(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(BENCHES)}.")
        return 2
    lines = []
    for line in run_benches(options.names or list(BENCHES)):
        lines.append(json.dumps(line, ensure_ascii=False))
        print(lines[-1], flush=True)  # noqa: T201 - the answer
    if options.json is not None:
        options.json.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0
