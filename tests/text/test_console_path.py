"""Every request to the cloud that has a place in the web console says where, in both languages."""

from __future__ import annotations

import pytest

from ccrtui.core.call.effect import Effect, effect_of
from ccrtui.core.call.kind import Kind
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language

BY_API_ALONE = {
    Kind.REGIONS,
    Kind.INSTANCE_NODES,
    Kind.INSTANCE_CERTIFICATES,
    Kind.VPC_LIMITS,
}
"""What the cloud's API tells and its web console has no page of its own for."""

CLOUD = tuple(Kind)[tuple(Kind).index(Kind.CALLER) :]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_request_to_the_cloud_has_its_place(language: Language) -> None:
    assert {kind for kind in CLOUD if not words(language).console_path(kind)} == BY_API_ALONE


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_set_up_in_kibana_has_its_place_there(language: Language) -> None:
    writes = {Kind.PUT_REMOTE, Kind.REMOVE_REMOTE, Kind.FOLLOW, Kind.PAUSE_FOLLOW, Kind.RESUME_FOLLOW, Kind.UNFOLLOW}
    assert all(effect_of(kind) is Effect.WRITE and "Kibana" in words(language).console_path(kind) for kind in writes)


def test_both_languages_know_the_same_places() -> None:
    assert words("en").console_paths.keys() == words("zh").console_paths.keys()


def test_what_stands_nowhere_is_said_by_nothing() -> None:
    assert words("en").console_path(Kind.TRANSPORT_PROBE) == ""
