"""`python -m server`: the platform in one process. Prints one JSON line when it is ready."""

import sys
from collections.abc import Sequence

from server.settings import EXIT_USAGE, BadOption, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until Ctrl-C or SIGTERM; returns the exit code."""
    try:
        settings = read_settings(sys.argv[1:] if arguments is None else arguments)
        from server.running import run  # noqa: PLC0415 - --help and a wrong option need nothing of it

        return run(settings)
    except BadOption as problem:
        print(f"server: {problem}", file=sys.stderr)  # noqa: T201 - the command line speaks
        return EXIT_USAGE


if __name__ == "__main__":
    raise SystemExit(main())
