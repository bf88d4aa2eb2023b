"""Taking back what was made on the leader: sample documents, and indices that hold nobody's documents."""

from __future__ import annotations

from collections import Counter

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.index import Document, IndexEntry, IndexList
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.indices import delete_index, delete_sample, document, index_list
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.conclude import skipped
from ccrtui.core.steps.ours import judge_undo, ours
from ccrtui.core.steps.replication.asked_together import count_calls, counted, reads_of, refresh_calls
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Danger, Intention, Judgement, PlannedCall, StepName

LEADER = Side.LEADER


class UndoSamples:
    """Deletes the sample documents, one by one."""

    name = StepName.COMPARE

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Whether each document is still there."""
        look = Look(facts, intention.profile)
        if not intention.profile.made.sample_docs:
            return ()
        listing = (cluster_identity(LEADER), index_list(LEADER))
        return (*listing, *(document(LEADER, index, name) for index, name in _samples(look)))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """See `judge_undo`."""
        return judge_undo(self, facts, intention)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One delete per document."""
        look = Look(facts, intention.profile)
        identity = facts.value(cluster_identity(LEADER), ClusterIdentity)
        return tuple(
            PlannedCall(
                delete_sample(LEADER, index, name),
                unmade=Made(sample_docs=(f"{identity.uuid if identity else ''}/{index}/{name}",)),
            )
            for index, name in _samples(look)
            if (sample := facts.value(document(LEADER, index, name), Document)) and sample.found
        )


def _samples(look: Look) -> tuple[tuple[str, str], ...]:
    listing = look.value(index_list(LEADER), IndexList)
    pairs = [entry.split("/", 1) for entry in ours(look.facts, LEADER, look.profile.made.sample_docs)]
    return tuple(
        (index, name)
        for index, name in pairs
        if listing is not None and index in listing.entries and listing.entries[index].open
    )


class UndoLeaderIndices:
    """Deletes the leader indices that we created and that hold no document of anybody; the name is typed."""

    name = StepName.LEADER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The leader's indices, and how many documents ours hold behind a refresh."""
        look = Look(facts, intention.profile)
        if not intention.profile.made.leader_indices:
            return ()
        first = (cluster_identity(LEADER), index_list(LEADER))
        refreshes = reads_of(refresh_calls(facts, LEADER, _countable(look)))
        if any(call not in facts for call in (*first, *refreshes)):
            return (*first, *refreshes)
        return (*first, *refreshes, *reads_of(count_calls(facts, LEADER, _countable(look))))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Left alone where there is something in it that we did not write; else see `judge_undo`."""
        look = Look(facts, intention.profile)
        judged = judge_undo(self, facts, intention)
        holding = _holding(look)
        return skipped(Code.HOLDS_OTHERS, index=holding[0]) if judged.state.holds and holding else judged

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One delete per empty index of ours."""
        look = Look(facts, intention.profile)
        identity = facts.value(cluster_identity(LEADER), ClusterIdentity)
        holding = _holding(look)
        if identity is None:
            return ()
        return tuple(
            PlannedCall(
                delete_index(LEADER, entry.name),
                unmade=Made(leader_indices=(f"{identity.uuid}/{entry.name}",)),
                danger=Danger.IRREVERSIBLE,
                confirm=entry.name,
            )
            for entry in _listed(look)
            if entry.name not in holding
        )


def _listed(look: Look) -> tuple[IndexEntry, ...]:
    """The leader indices that we created and that are still there."""
    listing = look.value(index_list(LEADER), IndexList)
    entries = listing.entries if listing else {}
    return tuple(
        entries[name] for name in ours(look.facts, LEADER, look.profile.made.leader_indices) if name in entries
    )


def _countable(look: Look) -> list[str]:
    """Those of them that a refresh and a count can be asked of."""
    return [entry.name for entry in _listed(look) if entry.open and not entry.lacks_a_primary]


def _holding(look: Look) -> list[str]:
    """Of those, the ones with a document beside our samples, which go first.

    What is closed, or could not be counted whole, may hold any.
    """
    samples = Counter(entry.split("/", 1)[0] for entry in ours(look.facts, LEADER, look.profile.made.sample_docs))
    calls, holding = count_calls(look.facts, LEADER, _countable(look)), []
    for entry in _listed(look):
        count = counted(look.facts, calls, entry.name) if entry.name in calls else None
        if count is None or count.uncounted_shards or count.documents > samples[entry.name]:
            holding.append(entry.name)
    return holding
