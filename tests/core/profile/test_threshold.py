"""Thresholds as they are typed and as they stand in a file."""

from __future__ import annotations

import pytest

from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.options import OPTIONS, with_options
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile
from ccrtui.core.profile.threshold import Threshold

PROFILE = Profile(
    "orders",
    "5f0c1b7e-0000",
    {"leader": ClusterProfile(url="http://a:9200"), "follower": ClusterProfile(url="http://b:9200")},
    (LinkProfile(),),
)


def typed(text: str) -> tuple[Threshold, ...]:
    return with_options(PROFILE, {"threshold": text}).thresholds


def test_several_are_typed_one_after_the_other() -> None:
    given = typed("warn_seconds=60 critical_seconds=600,link=leader index=audit-* warn_seconds=2.5 hold_seconds=30")
    assert given == (
        Threshold(warn_seconds=60, critical_seconds=600),
        Threshold(link="leader", index="audit-*", warn_seconds=2.5, hold_seconds=30),
    )
    assert typed(OPTIONS["threshold"].format(given)) == given
    assert typed("") == ()


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("warn_seconds=soon", "profile_value_bad", (0, "warn_seconds")),
        ("warn_seconds=nan", "profile_value_bad", (0, "warn_seconds")),
        ("warn_seconds=-1", "profile_value_bad", (0, "warn_seconds")),
        ("warn_seconds=1e400", "profile_value_bad", (0, "warn_seconds")),
        ("warn_seconds=60,warn_second=60", "threshold_key_unknown", (1, "warn_second")),
        ("warn_seconds=60 critical_seconds=6", "profile_value_bad", (0, "critical_seconds")),
        ("warn_history_hours=2 critical_history_hours=4", "profile_value_bad", (0, "critical_history_hours")),
        ("warn_seconds=60 index=Audit", "profile_value_bad", (0, "index")),
        ("warn_seconds=60 hysteresis_percent=91", "profile_value_bad", (0, "hysteresis_percent")),
        ("index=audit-*", "profile_value_bad", (0,)),
        ("warn_seconds", "profile_value_bad", ()),
        ("warn_seconds=60 link=other", "threshold_link_unknown", ()),
    ],
)
def test_what_cannot_be_a_threshold_is_refused_with_its_place(text: str, code: str, at: tuple[object, ...]) -> None:
    with pytest.raises(ProfileError) as refused:
        typed(text)
    assert (refused.value.code, refused.value.inside) == (code, at)
