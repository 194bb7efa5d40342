"""Practice Desk with one command: prepares what is missing, then runs it.

    python3 start.py            opens the desk
    python3 start.py test       runs every check of the project ("test --fast": without the slow ones)
    python3 start.py COMMAND    any command of the program; "COMMAND --help" explains it

Needs Python 3.11 or newer with pip, nothing else. The first start makes the folder .venv beside this file
from the lock file requirements.txt (about 110 MB are downloaded); "test" and "bench" add
requirements-dev.txt. Later starts compare checksums and go on. Exit code 3 means: something on this machine
has to be done first, and the sentence printed says what.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
OLDEST_PYTHON = (3, 11)

EXIT_RED = 1
EXIT_MACHINE = 3
EXIT_INTERRUPTED = 130

# Commands that need the development tools beside the program's own packages.
DEVELOPER_COMMANDS = ("test", "bench")

# What Qt loads even without a screen: the library's name for the loader, and the Debian package with it.
BASE_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
    "libX11.so.6": "libx11-6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
# What a real window needs on X11, and the printers of a desk.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

# Words of pip and uv, and the sentence a person can act on. The first that fits is told.
INSTALL_PROBLEMS = (
    (
        ("no space left", "os error 28", "errno 28"),
        "The disk is full. Free about 1 GB and start again.",
    ),
    (
        ("connection broken", "failed to establish", "name resolution", "timed out", "error sending request",
         "proxyerror", "dns error", "failed to fetch", "connection refused", "network is unreachable"),
        "The packages could not be downloaded. Connect this machine to the network and start again.",
    ),
    (
        ("permission denied", "read-only file system", "access is denied"),
        "The folder .venv cannot be written. Copy Practice Desk to a folder of your own and start again.",
    ),
    (
        ("do not match the hashes", "hash mismatch"),
        "A download differs from what the lock file names, so it was not installed. Please start again.",
    ),
    (
        ("no matching distribution", "no wheels", "no solution found"),
        "A part is not made for this machine. Debian 12 or newer on x86-64 and Windows 10/11 are supported.",
    ),
)  # fmt: skip


class CannotStart(Exception):
    """Something a person has to do before the program can run; the message is the sentence that says so."""


# --- the environment ------------------------------------------------------------------------------


def environment_python(venv: Path, windows: bool = WINDOWS) -> Path:
    """The interpreter inside an environment, which the two systems keep in different places."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def lock_files(command: str) -> list[str]:
    """The lock files a command needs, the program's own first."""
    return (
        ["requirements.txt", "requirements-dev.txt"]
        if command in DEVELOPER_COMMANDS
        else ["requirements.txt"]
    )


def fingerprint(lock: Path, python: Path) -> str:
    """What is remembered after an install: the lock's checksum and the interpreter it was made for.

    The real path changes when the system moves to another Python; the packages are fetched again then.
    """
    return f"{hashlib.sha256(lock.read_bytes()).hexdigest()} {os.path.realpath(python)}\n"


def stamp_path(venv: Path, lock_name: str) -> Path:
    """Where the fingerprint of an installed lock file is kept."""
    return venv / f"installed-{lock_name}"


def is_installed(venv: Path, lock: Path) -> bool:
    """Whether the environment holds exactly this lock; costs about a millisecond."""
    python = environment_python(venv)
    try:
        return (
            python.exists()
            and not interrupted_mark(venv).exists()
            and stamp_path(venv, lock.name).read_text("utf-8") == fingerprint(lock, python)
        )
    except OSError:
        return False


def interrupted_mark(venv: Path) -> Path:
    """A file that stands only while packages are written; found later, it means a start was cut off."""
    return venv / "install-is-running"


def prepare_environment(root: Path, names: Sequence[str], venv: Path) -> None:
    """Bring the environment to the lock files named, repairing what an interrupted start left behind.

    Raises CannotStart with a plain sentence when the folder, the network or pip do not allow it.
    """
    if all(is_installed(venv, root / name) for name in names):
        return
    try:
        with one_at_a_time(root):
            missing = [name for name in names if not is_installed(venv, root / name)]
            if missing:
                make_environment(venv)
                for name in missing:
                    install_lock(root / name, venv)
                interrupted_mark(venv).unlink()
    except OSError as error:
        raise CannotStart(
            f"The environment cannot be made in {venv} ({error.strerror or error}). "
            "Copy Practice Desk to a folder of your own with 1 GB free and start again."
        ) from error


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Let a second start wait while the first installs, instead of tearing at the same folder."""
    with (root / "start.py").open("rb") as handle:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            os.lseek(
                handle.fileno(), 1 << 30, os.SEEK_SET
            )  # far behind the end, so the file can still be read
            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError as error:
                    if error.errno != errno.EDEADLK:  # what Windows says after ten seconds of waiting
                        raise
        else:
            import fcntl  # noqa: PLC0415 - exists on POSIX only

            fcntl.flock(handle, fcntl.LOCK_EX)
            os.set_inheritable(handle.fileno(), True)  # an installer that outlives us keeps the lock
        yield


def make_environment(venv: Path) -> None:
    """Create the environment without pip in it: Debian's Python cannot put pip there (no ensurepip)."""
    import venv as standard_venv  # noqa: PLC0415 - only on a first start

    python = environment_python(venv)
    if interrupted_mark(venv).exists() or not python.exists() or not made_for_this_python(venv):
        empty_folder(venv)
        say("Making the environment in .venv (the first start only) ...")
        interrupted_mark(venv).touch()
        standard_venv.EnvBuilder(with_pip=False, symlinks=not WINDOWS).create(venv)
    interrupted_mark(venv).touch()


def made_for_this_python(venv: Path) -> bool:
    """Whether an environment belongs to the Python minor version that runs now."""
    try:
        lines = (venv / "pyvenv.cfg").read_text("utf-8").splitlines()
    except OSError:
        return False
    facts = dict(line.replace(" ", "").split("=", 1) for line in lines if "=" in line)
    version = facts.get("version") or facts.get("version_info", "")
    return version.split(".")[:2] == [str(part) for part in sys.version_info[:2]]


def empty_folder(folder: Path) -> None:
    """Remove what a folder holds but not the folder, which may be a link or a mounted volume."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def install_lock(lock: Path, venv: Path) -> None:
    """Install exactly one lock file with the first installer that manages, and remember it."""
    python = environment_python(venv)
    installers = available_installers(python)
    if not installers:
        raise CannotStart(f"pip is missing for {sys.executable}. Install it and start again: {pip_remedy()}")
    say(f"Installing the packages of {lock.name}; on a slow line this takes some minutes ...")
    output = ""
    for installer in installers:
        arguments = [*installer, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
        done = subprocess.run(
            arguments,
            env=installer_environment(),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            close_fds=WINDOWS,
        )
        output = done.stdout + done.stderr
        if done.returncode == 0:
            stamp_path(venv, lock.name).write_text(fingerprint(lock, python), "utf-8")
            return
    log = venv / "install.log"
    log.write_text(output, "utf-8")
    raise CannotStart(f"{explain_install_problem(output)} (All of the installer's words: {log})")


def available_installers(python: Path) -> list[list[str]]:
    """The ways to install into an environment on this machine, quickest first.

    The system's pip is pointed at the environment, so Debian's "externally managed" mark does not apply.
    """
    found = []
    uv = shutil.which("uv")
    if uv:
        # Copies: a hard link into the installer's cache would let one damaged environment spoil the next.
        found.append([uv, "pip", "install", "--quiet", "--link-mode", "copy", "--python", str(python)])
    pip_options = ["--quiet", "--no-input", "--disable-pip-version-check"]
    base = getattr(sys, "_base_executable", sys.executable)
    if importlib.util.find_spec("pip"):
        found.append([sys.executable, "-m", "pip", "--python", str(python), "install", *pip_options])
    elif base != sys.executable and _runs(base, "-m", "pip", "--version"):
        found.append([base, "-m", "pip", "--python", str(python), "install", *pip_options])
    elif importlib.util.find_spec("ensurepip") and _runs(str(python), "-m", "ensurepip"):
        found.append([str(python), "-m", "pip", "install", *pip_options])
    return found


def _runs(*arguments: str) -> bool:
    return subprocess.run(arguments, capture_output=True, check=False).returncode == 0


def installer_environment() -> dict[str, str]:
    """The surroundings without the settings that would send packages somewhere else than the environment."""
    elsewhere = {"PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME"}
    return {key: value for key, value in os.environ.items() if key not in elsewhere}


def pip_remedy() -> str:
    """The command that brings pip, as far as the system is known."""
    if shutil.which("apt-get"):
        return "apt-get install --no-install-recommends python3-pip"
    return "install Python from python.org with pip ticked"


def explain_install_problem(output: str) -> str:
    """One plain sentence for what pip or uv wrote."""
    lowered = output.lower()
    for words, sentence in INSTALL_PROBLEMS:
        if any(word in lowered for word in words):
            return sentence
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return f"The packages could not be installed: {lines[-1] if lines else 'the installer said nothing'}."


# --- system libraries -----------------------------------------------------------------------------


def needed_libraries(environ: Mapping[str, str], opens_a_window: bool) -> dict[str, str]:
    """The system libraries a start needs: only the base list unless a window will stand on a screen."""
    needed = dict(BASE_LIBRARIES)
    if opens_a_window and environ.get("QT_QPA_PLATFORM", "") not in {"offscreen", "minimal"}:
        if environ.get("DISPLAY"):
            needed |= X11_LIBRARIES
        if environ.get("WAYLAND_DISPLAY"):
            needed |= WAYLAND_LIBRARIES
    return needed


def can_load(library: str) -> bool:
    """Whether the system's loader finds a library, which is the only question that counts."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(needed: Mapping[str, str]) -> dict[str, str]:
    """Those of the needed libraries the loader does not find, with their packages; a few milliseconds."""
    return {library: package for library, package in needed.items() if not can_load(library)}


def apt_command(packages: Sequence[str]) -> list[str]:
    """The command that installs Debian packages and nothing recommended beside them."""
    return ["apt-get", "install", "--yes", "--no-install-recommends", *packages]


def prepare_libraries(needed: Mapping[str, str]) -> None:
    """Install missing system libraries where this is allowed (root on Debian), else name the exact command.

    Raises CannotStart when libraries are still missing afterwards.
    """
    missing = missing_libraries(needed)
    if not missing:
        return
    packages = sorted(set(missing.values()))
    apt = shutil.which("apt-get")
    if sys.platform != "win32" and apt and os.geteuid() == 0:
        say(f"Installing system libraries: {' '.join(packages)} ...")
        _apt_install(packages)
        missing = missing_libraries(needed)
        if not missing:
            return
        reason = "System libraries could not be installed by apt-get. See its words above, or run"
    else:
        reason = "System libraries are missing. Run this once and start again"
    if not apt:
        raise CannotStart(f"System libraries are missing; install what provides: {' '.join(missing)}")
    command = shlex.join(apt_command(packages))
    raise CannotStart(f"{reason}:\n    sudo apt-get update && sudo {command}")


def _apt_install(packages: Sequence[str]) -> None:
    if _apt(apt_command(packages), subprocess.DEVNULL):
        return
    # A fresh image has no package lists, and old lists name versions that are gone.
    _apt(["apt-get", "update"], subprocess.DEVNULL)
    _apt(apt_command(packages), None)


def _apt(command: list[str], errors: int | None) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    silent = subprocess.DEVNULL
    done = subprocess.run(command, env=environment, stdin=silent, stdout=silent, stderr=errors, check=False)
    return done.returncode == 0


# --- running --------------------------------------------------------------------------------------


def program_environment(
    environ: Mapping[str, str], root: Path, venv: Path, linux: bool = LINUX
) -> dict[str, str]:
    """The environment variables the program starts with."""
    result = dict(environ)
    result["PYTHONPATH"] = os.pathsep.join([str(root), *filter(None, [environ.get("PYTHONPATH")])])
    result.setdefault("PYTHONUTF8", "1")
    if not linux:
        return result
    if not environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY"):
        result.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Qt's wheel has no fcitx plugin, but fcitx answers to ibus' protocol, so Chinese can be typed that way.
    wants_fcitx = environ.get("QT_IM_MODULE", "").startswith("fcitx")
    plugins = "lib/python*/site-packages/PySide6/Qt/plugins/platforminputcontexts/libfcitx*"
    if environ.get("DISPLAY") and wants_fcitx and not any(venv.glob(plugins)):
        result["QT_IM_MODULE"] = "ibus"
    return result


def run(python: Path, arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Become the program (POSIX), or run it as a child and hand on its exit code (Windows has no exec)."""
    # -P: the folder a person stands in must not shadow the program's own modules.
    full = [str(python), "-P", "-m", *arguments]
    if WINDOWS:
        return subprocess.run(full, env=dict(environ), check=False).returncode
    sys.stdout.flush()
    return os.execve(full[0], full, dict(environ))  # noqa: S606 - our own interpreter, no shell


def say(text: str) -> None:
    """Tell the person at the terminal what takes time; stdout stays free for the command's own output."""
    print(text, file=sys.stderr, flush=True)


# --- the tests ------------------------------------------------------------------------------------


def gates(options: Sequence[str], report: str) -> list[tuple[str, list[str]]]:
    """The checks in their order, each a name and the interpreter's arguments; pytest is the last."""
    fast = "--fast" in options
    chosen = [option for option in options if option != "--fast"]
    workers = str(min(os.cpu_count() or 1, 4))
    pytest = [
        "pytest",
        "-n",
        workers,
        "--dist",
        "worksteal",
        "--junit-xml",
        report,
        "-o",
        "junit_family=xunit1",
    ]
    if fast:
        pytest += ["-m", "not slow"]
    if not chosen:  # a part of the tests says nothing about coverage
        pytest += ["--cov=core", "--cov-branch", "--cov-report=term:skip-covered", "--cov-fail-under=95"]
    import_linter = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    return [
        ("format", ["-m", "ruff", "format", "--check", "--quiet", "."]),
        ("lint", ["-m", "ruff", "check", "--quiet", "."]),
        ("types", ["-m", "mypy"]),
        ("directions", ["-c", import_linter]),
        ("translations", ["-m", "resources.translations.build", "--check"]),
        ("tests", ["-m", *pytest, *chosen]),
    ]


def count_results(report: Path) -> str:
    """The plain closing line of a run, from pytest's own record of it."""
    from xml.etree import ElementTree  # noqa: PLC0415 - only after a test run, on a file of our own

    try:
        suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314 - the same
    except (OSError, ElementTree.ParseError):
        return "0 passed, 1 failed"

    def total(key: str) -> int:
        return sum(int(suite.get(key, "0")) for suite in suites)

    failed, skipped = total("failures") + total("errors"), total("skipped")
    line = f"{total('tests') - failed - skipped} passed, {failed} failed"
    return f"{line}, {skipped} skipped" if skipped else line


def run_tests(python: Path, options: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run the gates one after the other and stop at the first red one."""
    with tempfile.TemporaryDirectory(prefix="practice-desk-test-") as folder:
        report = Path(folder) / "results.xml"
        for name, arguments in gates(options, str(report)):
            say(f"== {name}")
            # From the project's root and without -P: the tools look for their settings and packages there.
            done = subprocess.run([str(python), *arguments], cwd=ROOT, env=dict(environ), check=False)
            if done.returncode != 0:
                say(f"== {name}: red")
                if report.exists():
                    print(count_results(report), flush=True)
                return EXIT_RED
        print(count_results(report), flush=True)
    return 0


# --- the command line -----------------------------------------------------------------------------


def split_command(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The command among the arguments ("" for none) and the others; `--data DIR` may stand before it."""
    skip = False
    for place, argument in enumerate(arguments):
        if not skip and not argument.startswith("-"):
            return argument, [*arguments[:place], *arguments[place + 1 :]]
        skip = argument == "--data"
    return "", list(arguments)


def start(arguments: Sequence[str]) -> int:
    """Prepare what the command needs and run it; the exit code, where it does not become the program."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise CannotStart(
            f"Python 3.11 or newer is needed; this is {sys.version.split()[0]} ({sys.executable})."
        )
    command, options = split_command(arguments)
    wants_help = any(argument in {"-h", "--help"} for argument in arguments)
    venv = ROOT / ".venv"
    if wants_help and command in {"", "test"}:
        print(__doc__)
        if command or not is_installed(venv, ROOT / "requirements.txt"):
            return 0
    if LINUX:
        prepare_libraries(needed_libraries(os.environ, opens_a_window=not command))
    prepare_environment(ROOT, lock_files(command), venv)
    python = environment_python(venv)
    environ = program_environment(os.environ, ROOT, venv)
    if command == "test":
        return run_tests(python, options, environ)
    if command == "server":
        return run(python, ["server", *options], environ)
    return run(python, ["desktop", *arguments], environ)


def main() -> int:
    """Run, and turn what a person has to do first into one sentence and an exit code."""
    try:
        return start(sys.argv[1:])
    except CannotStart as problem:
        say(f"start.py: {problem}")
        return EXIT_MACHINE
    except KeyboardInterrupt:
        say("start.py: Interrupted. The next start goes on from here.")
        return EXIT_INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
