"""`python -m tests.benchmark`: every budget in one run, each against the peer it names."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterable

from tests.benchmark.drawing import drawing
from tests.benchmark.figure import Figure, Missed, lines
from tests.benchmark.phases import phases
from tests.benchmark.polling import polling, ten_thousand
from tests.benchmark.recording import recording
from tests.benchmark.sizes import sizes
from tests.benchmark.starting import starting
from tests.benchmark.walking import walking

PARTS: dict[str, Callable[[], Iterable[Figure]]] = {
    "starting": starting,
    "drawing": drawing,
    "phases": phases,
    "polling": polling,
    "ten_thousand": ten_thousand,
    "recording": recording,
    "sizes": sizes,
    "walking": walking,
}


def main(chosen: list[str]) -> int:
    """Run all parts, or those named; prints the table. Gives 1 when a budget is not kept or could not be measured."""
    if unknown := set(chosen) - set(PARTS):
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    results: list[Figure | Missed] = []
    for name in chosen or PARTS:
        print(f"measuring: {name}", file=sys.stderr)
        try:
            results.extend(PARTS[name]())
        except (OSError, RuntimeError, ValueError) as problem:
            results.append(Missed(name, str(problem)))
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores; medians")
    print("\n".join(lines(results)))
    return 0 if all(isinstance(result, Figure) and result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
