"""The command line: `python -m desktop [COMMAND]`. An error is one plain sentence, never a traceback."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

LATER = {
    "import": "import volunteers FILE: comes with the counter release.",
    "build": "build: the frozen program; comes with the counter release.",
}
"""Commands whose release has not come: each says so in one sentence and ends with 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == ["server"]:
        return _platform(given[1:])
    options = _plain_start(given)
    if options is None:
        options = _parsed(given)
        if options.command in LATER:
            _say(f"Not in this release yet. {LATER[options.command]}")
            return 2
    from desktop import commands  # noqa: PLC0415 - loads Qt; --help and the sentences above need none

    return commands.run(options)


def _platform(options: list[str]) -> int:
    """The platform is a program of its own; its process takes our place where the system can do that."""
    import os  # noqa: PLC0415 - the desk's start needs neither
    import subprocess  # noqa: PLC0415 - the same

    command = [sys.executable, "-m", "server", *options]
    if sys.platform == "win32":
        return subprocess.run(command, check=False).returncode  # noqa: S603 - our own program
    return os.execv(command[0], command)  # noqa: S606 - the same


def _plain_start(given: list[str]) -> SimpleNamespace | None:
    """The options of a start of the desk; None when there is more to read than argparse is worth.

    argparse costs a tenth of an empty window's first paint (measured), and the desk is started every morning.
    """
    rest = [word for word in given if word != "--bench-start"]
    if rest and (len(rest) != 2 or rest[0] != "--data"):
        return None
    data = Path(rest[1]) if rest else None
    return SimpleNamespace(command=None, data=data, bench_start=len(rest) < len(given))


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - the command line speaks


def _parsed(given: list[str]) -> SimpleNamespace:
    import argparse  # noqa: PLC0415 - see _plain_start

    parser = argparse.ArgumentParser(prog="desktop", description="Practice Desk, the front desk of a centre")
    parser.add_argument("--data", type=Path, help="data folder (else PRACTICE_DESK_DATA, else the user's)")
    parser.add_argument("--bench-start", action="store_true", help=argparse.SUPPRESS)
    # The same option behind the command; SUPPRESS keeps it from wiping out the one before.
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, default=argparse.SUPPRESS, help="the desk's data folder")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("desk", parents=[shared], help="open the desk (also without a command)")
    demo = commands.add_parser("demo", parents=[shared], help="a day at the desk, through the real windows")
    demo.add_argument("--out", type=Path, default=Path("out"), help="folder for report, papers, screens")
    demo.add_argument("--people", type=Path, help="CSV of people to register as volunteers")
    demo.add_argument("--seed", type=int, default=1, help="seed of everything that is drawn")
    demo.add_argument("--platform", help="address of a running platform (else the demo starts one)")
    demo.add_argument("--enrol", help="a code that lets both desks in at that platform")
    commands.add_parser("check", parents=[shared], help="open the store and prove that it is whole")
    bench = commands.add_parser("bench", parents=[shared], help="benchmarks, one JSON object a line")
    bench.add_argument("names", nargs="*", metavar="NAME", help="only these")
    bench.add_argument("--json", type=Path, help="also write the lines to this file")
    sheet = commands.add_parser("read-sheet", parents=[shared], help="read sign-in sheets from pictures")
    sheet.add_argument("images", nargs="+", type=Path, metavar="IMAGE", help="PNG, JPEG, TIFF or PDF")
    sheet.add_argument("--json", type=Path, help="also write the answer to this file")
    verify = commands.add_parser("verify", parents=[shared], help="check a certificate without a network")
    verify.add_argument("code", metavar="TEXT_OR_FILE", help="text of its code, or a PNG, JPEG or PDF")
    void = commands.add_parser("void", parents=[shared], help="void a certificate")
    void.add_argument("number", metavar="NUMBER", help="the number on the certificate")
    void.add_argument("--reason", required=True, help="why it no longer counts; stays with it")
    void.add_argument("--by", default="", metavar="CLERK", help="who voids it (else the first clerk)")
    void.add_argument("--second", default="", metavar="CLERK", help="another clerk, who agrees")
    commands.add_parser("server", help="the reference platform; `server --help` tells its options")
    for name, sentence in LATER.items():
        later = commands.add_parser(name, parents=[shared], help=sentence)
        later.add_argument("rest", nargs=argparse.REMAINDER)
    return parser.parse_args(given, SimpleNamespace())


if __name__ == "__main__":
    raise SystemExit(main())
