"""Links as families of figures. What is not known is left out: it is never 0.

However many indices follow, so many series at most: sums for each link, and the worst indices one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ccrtui.core.alarm.alarm import Level
from ccrtui.core.metrics.openmetrics import Family, Sample
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.last_proof import last_proof
from ccrtui.core.watch.measure.loss import Loss, loss_now
from ccrtui.core.watch.verdict import Verdict

MOST_INDICES = 100
"""How many indices of a link have figures of their own, the worst first."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A link as it was judged, with the names by which it goes."""

    profile: str
    link: str
    view: LinkView

    @property
    def labels(self) -> Mapping[str, str]:
        """Its names as labels."""
        return {"profile": self.profile, "link": self.link}


OfLink = Callable[[LinkView], float | None]
OfIndex = Callable[[IndexView], float | None]


def link_families(links: Sequence[Watched]) -> Iterator[Family]:
    """Everything that is told of these links."""
    yield Family("ccrtui_link_verdict", "The verdict of the link: 1 for the one that holds.", tuple(_verdicts(links)))
    yield Family("ccrtui_link_indices", "How many indices of the link have that verdict.", tuple(_counts(links)))
    yield Family("ccrtui_link_alarms", "How many indices have passed a threshold of that level.", tuple(_alarms(links)))
    for name, unit, text, of_link in _OF_LINK:
        samples = ((each, of_link(each.view)) for each in links)
        known = tuple(Sample(each.labels, value) for each, value in samples if value is not None)
        yield Family(f"ccrtui_link_{name}", text, known, unit)
    rows = [(each, index) for each in links for index in each.view.indices[:MOST_INDICES]]
    states = tuple(Sample({**_names(each, index), **_state(index)}, 1) for each, index in rows)
    yield Family("ccrtui_index_verdict", "The verdict of the index and its reason.", states)
    for name, unit, text, of_index in _OF_INDEX:
        figures = ((each, index, of_index(index)) for each, index in rows)
        shown = tuple(Sample(_names(each, index), value) for each, index, value in figures if value is not None)
        yield Family(f"ccrtui_index_{name}", text, shown, unit)


def _verdicts(links: Sequence[Watched]) -> Iterator[Sample]:
    for each in links:
        for verdict in Verdict:
            yield Sample({**each.labels, "verdict": verdict.value}, float(each.view.verdict is verdict))


def _counts(links: Sequence[Watched]) -> Iterator[Sample]:
    for each in links:
        counted = Counter(index.verdict for index in each.view.indices)
        for verdict in Verdict:
            yield Sample({**each.labels, "verdict": verdict.value}, counted[verdict])


def _alarms(links: Sequence[Watched]) -> Iterator[Sample]:
    for each in links:
        counted = Counter(index.alarm for index in each.view.indices if index.alarms)
        for level in Level:
            yield Sample({**each.labels, "level": level.value}, counted[level])


def _names(each: Watched, index: IndexView) -> Mapping[str, str]:
    return {**each.labels, "index": index.follower_index}


def _state(index: IndexView) -> Mapping[str, str]:
    return {"verdict": index.verdict.value, "reason": index.reason.value}


def operations_behind(index: IndexView) -> float | None:
    """Operations behind; none where it is level."""
    return 0.0 if index.verdict is Verdict.IN_SYNC else index.operations_behind


def seconds_behind(index: IndexView) -> float | None:
    """Seconds behind; none where it is level."""
    return 0.0 if index.verdict is Verdict.IN_SYNC else index.seconds_behind


def whole_sum(view: LinkView, figure: OfIndex) -> float | None:
    """The sum over all indices; None where that of one is not known, as no sum hides a row."""
    figures = [figure(index) for index in view.indices]
    known = [value for value in figures if value is not None]
    return sum(known) if known and len(known) == len(figures) else None


def whole_worst(view: LinkView, figure: OfIndex) -> float | None:
    """The largest of all indices; None where that of one is not known."""
    figures = [figure(index) for index in view.indices]
    known = [value for value in figures if value is not None]
    return max(known) if known and len(known) == len(figures) else None


def least_history(view: LinkView) -> float | None:
    """Seconds for which the leader keeps what is needed of what renews no lease; None where everything does."""
    return min((max(0.0, index.lease_left_s) for index in view.indices if index.lease_left_s is not None), default=None)


def _loss(view: LinkView) -> Loss:
    return loss_now(view.indices)


def _proven_at(view: LinkView) -> float | None:
    proof = last_proof(view)
    return None if proof is None else proof.epoch_s


_OF_LINK: tuple[tuple[str, str, str, OfLink], ...] = (
    ("sampled_timestamp_seconds", "seconds", "When it was sampled last.", lambda view: view.sampled_at),
    (
        "connected",
        "",
        "Whether the follower says that the remote cluster is connected.",
        lambda view: None if view.connected is None else float(view.connected),
    ),
    (
        "behind_operations",
        "operations",
        "Operations behind, over all indices.",
        lambda view: whole_sum(view, operations_behind),
    ),
    (
        "behind_seconds",
        "seconds",
        "Seconds behind, of the index that is most behind.",
        lambda view: whole_worst(view, seconds_behind),
    ),
    ("loss_operations", "operations", "What would be lost with the leader now.", lambda view: _loss(view).operations),
    ("loss_seconds", "seconds", "The time that this spans.", lambda view: _loss(view).seconds),
    ("proven_timestamp_seconds", "seconds", "When both sides were compared last.", _proven_at),
    ("history_left_seconds", "seconds", "How long history is kept for what renews no lease.", least_history),
    (
        "written_operations_per_second",
        "",
        "Operations per second that were taken.",
        lambda v: v.operations_per_s,
    ),
    (
        "indices_left_out",
        "",
        "Indices without figures of their own, all of them better than those that have some.",
        lambda view: max(0, len(view.indices) - MOST_INDICES),
    ),
)

_OF_INDEX: tuple[tuple[str, str, str, OfIndex], ...] = (
    ("behind_operations", "operations", "Operations behind.", operations_behind),
    ("behind_seconds", "seconds", "Seconds behind.", seconds_behind),
    ("transport_lag_operations", "operations", "Operations not asked for yet.", lambda index: index.lags.transport),
    ("apply_lag_operations", "operations", "Operations asked for and not written.", lambda index: index.lags.apply),
    ("history_left_seconds", "seconds", "How long history is kept for it.", lambda index: index.lease_left_s),
)
