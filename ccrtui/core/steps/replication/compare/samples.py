"""The sample documents that a profile asks for: which are there, and the one request that writes the others."""

from __future__ import annotations

from ccrtui.core.call.call import Call, Side
from ccrtui.core.elasticsearch.capability import names_types
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.index import Document
from ccrtui.core.elasticsearch.requests.indices import delete_sample, document, write_samples
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import PlannedCall


def sample_index(profile: Profile) -> str:
    """The leader index that they are written to: the first of the profile."""
    return profile.link.indices[0].leader


def sample_ids(profile: Profile) -> tuple[str, ...]:
    """Their fixed ids, marked as ours."""
    return tuple(f"{profile.marker}-sample-{number}" for number in range(1, profile.link.sample_docs + 1))


def sample_reads(profile: Profile) -> tuple[Call, ...]:
    """What tells which of them are there."""
    return tuple(_read(profile, name) for name in sample_ids(profile))


def absent_samples(look: Look) -> tuple[str, ...]:
    """The ids of those that are known not to be there."""
    documents = {name: look.value(_read(look.profile, name), Document) for name in sample_ids(look.profile)}
    return tuple(name for name, document in documents.items() if document is not None and not document.found)


def sample_plan(look: Look, identity: ClusterIdentity) -> PlannedCall:
    """One bulk request to that leader that creates those which are not there; each carries its number."""
    profile, index, absent = look.profile, sample_index(look.profile), absent_samples(look)
    documents: dict[str, JsonObject] = {
        name: {"made_by": profile.marker, "sample": number}
        for number, name in enumerate(sample_ids(profile), start=1)
        if name in absent
    }
    made = Made(sample_docs=tuple(f"{identity.uuid}/{index}/{name}" for name in absent))
    undo = tuple(delete_sample(Side.LEADER, index, name) for name in absent)
    samples = write_samples(Side.LEADER, index, documents, typed=names_types(identity.version))
    return PlannedCall(samples, made, undo=undo)


def _read(profile: Profile, name: str) -> Call:
    return document(Side.LEADER, sample_index(profile), name)
