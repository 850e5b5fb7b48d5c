"""Run the benchmarks named on the command line, or all of them."""

import sys
from importlib import import_module

NAMES = (
    "paint",
    "due",
    "commit",
    "load",
    "check",
    "scale",
    "assess",
    "drill",
    "drill_screen",
    "report",
    "browse",
)


def main(names: list[str]) -> int:
    """Print the results; 1 when an aim was missed, 2 for an unknown name."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"no benchmark named {unknown[0]!r}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    missed = False
    for name in names or NAMES:
        print(name, flush=True)
        for result in import_module(f"benchmarks.{name}").run():
            print(result, flush=True)
            missed |= result.missed
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
