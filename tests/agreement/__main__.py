"""Every scenario of the simulator: whether `status`, `watch` and `doctor` agree.

python -m tests.agreement [NAME ...]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from ccrtui.sim.scenario_names import NAMES
from tests.agreement.surfaces import disagreements, scenario


def main(names: list[str]) -> int:
    """Tell of each scenario; 1 where the three differ in any."""
    differing = 0
    for name in names or NAMES:
        with tempfile.TemporaryDirectory() as home, scenario(Path(home), name) as clusters:
            told = disagreements(clusters)
        differing += bool(told)
        word = "moves" if told is None else "DIFFER" if told else "agree"
        sys.stdout.write(f"{name:28} {word}\n" + "".join(f"    {each}\n" for each in told or ()))
        sys.stdout.flush()
    return 1 if differing else 0


sys.exit(main(sys.argv[1:]))
