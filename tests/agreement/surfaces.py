"""What `status`, `watch` and `doctor` say of one pair at one time, and where they speak against one another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccrtui.core.rules.table import WELL, of_reason
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.sim.scenario_names import ABOUT_NETWORKS
from tests.scenarios.cloud.region_pair import regions
from tests.scenarios.pair import Pair, pair
from tests.simulated import Ran

NOT_KNOWN_YET = frozenset({"not_established", "behind", "identity_unproven", "history_unproven", "shards_unassigned"})
"""What a watch of a few samples may say of what takes more of them."""
TRIES = 4
"""How often a pair that moves is asked again until two looks at it say the same."""


def scenario(home: Path, name: str) -> AbstractContextManager[Pair]:
    """A pair as that scenario begins, with a profile of it."""
    return regions(home, name) if name in ABOUT_NETWORKS else pair(home, name)


@dataclass(frozen=True, slots=True)
class Look:
    """Exit code, verdict, and by follower index the verdict and its reason."""

    code: int
    verdict: str
    rows: dict[str, tuple[str, str]]


def look_of(ran: Ran) -> Look:
    """What a run of `status` or `watch` said last."""
    last = ran.lines[-1]
    rows = {row["follower_index"]: (row["verdict"], row["reason"]) for row in last["links"][0]["indices"]}
    return Look(ran.code, last["verdict"], rows)


def disagreements(clusters: Pair) -> list[str] | None:
    """Where the three differ; empty where they agree; None where the pair never stood still while they looked."""
    for _ in range(TRIES):
        before = look_of(clusters.status("--timeout", "30"))
        watched = look_of(clusters.watch(3))
        doctor = clusters.operator.run("doctor", clusters.profile, "--json", "--timeout", "30")
        after = look_of(clusters.status("--timeout", "30"))
        if before == after:
            return [*_of_watch(before, watched), *_of_doctor(before, doctor)]
    return None


def _of_watch(status: Look, watched: Look) -> Iterator[str]:
    for name, word in status.rows.items():
        other = watched.rows.get(name)
        if other != word and not (other is not None and other[0] == Verdict.UNKNOWN and other[1] in NOT_KNOWN_YET):
            yield f"{name} is {other} in watch, and {word} in status"


def _of_doctor(status: Look, ran: Ran) -> Iterator[str]:
    *findings, last = ran.lines
    if last["verdict"] != status.verdict:
        yield f"doctor calls it {last['verdict']}, status {status.verdict}"
    stopped = {each["code"] for each in findings if each["severity"] == "problem"}
    if ran.code != status.code and not (status.code == 4 and ran.code == 1 and stopped):
        yield f"doctor ends with {ran.code}, status with {status.code}: {sorted(stopped)}"
    for name, (verdict, reason) in status.rows.items():
        if _is_told(verdict, reason) and not any(_tells(each, name, reason) for each in findings):
            yield f"{name} is {verdict}, {reason}, which no finding tells: {[each['code'] for each in findings]}"


def _is_told(verdict: str, reason: str) -> bool:
    return Verdict(verdict).is_problem or (verdict == Verdict.IN_SYNC and Reason(reason) not in WELL)


def _tells(finding: dict[str, Any], index: str, reason: str) -> bool:
    """Whether a finding is that reason of that index, or explains it."""
    code = of_reason(Reason(reason))
    told = {finding["code"], *finding["explains"]}
    of_place = reason == Reason.NOT_FOLLOWING and told & {"name_taken", "follower_promoted"}
    return (code in told or bool(of_place)) and (index in finding["resources"] or bool(finding["explains"]))
