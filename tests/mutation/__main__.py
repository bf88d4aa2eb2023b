"""`python -m tests.mutation`: errors made on purpose where one would lie or write twice: do tests notice?"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence

from tests.mutation.mutant import mutants
from tests.mutation.survivors import known
from tests.mutation.targets import TARGETS
from tests.mutation.trial import survivors


def main(arguments: Sequence[str]) -> int:
    """Print each survivor as it is met, then a line per file. Gives 1 when one survives that the page does not have."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("files", nargs="*", help="part of the names of the files to change; all of them without one")
    parser.add_argument("--limit", type=int, help="try no more than this many mutants of each file")
    parser.add_argument("--seed", type=int, default=0, help="which ones those are (0)")
    asked = parser.parse_args(arguments)
    listed, new, table = known(), 0, []
    for path, tests in TARGETS.items():
        if asked.files and not any(part in path for part in asked.files):
            continue
        tree, every = mutants(path)
        chosen = every if asked.limit is None else random.Random(asked.seed).sample(every, min(asked.limit, len(every)))
        lived = survivors(path, tests, tree, chosen)
        for mutant in lived:
            mark = "listed" if mutant.name in listed.get(path, ()) else "NEW"
            print(f"{mark:6} {path}:{mutant.lines.start} {mutant.name}", flush=True)
            new += mark == "NEW"
        score = 100 * (len(chosen) - len(lived)) / len(chosen)
        table.append(f"{path:44} {len(chosen):5} mutants {len(lived):4} survive {score:5.1f} %")
    print("\n".join(table))
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
