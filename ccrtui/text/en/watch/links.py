"""Several links in English."""

from __future__ import annotations

from ccrtui.text.records.watch.links import LinkWords

LINKS = LinkWords(
    purpose="All links of this profile, worst first. All are watched; enter chooses the one to work on.",
    link="LINK",
    ends="LEADER to FOLLOWER",
    verdict="VERDICT",
    behind="BEHIND",
    not_level="NOT LEVEL",
    seen="SEEN",
    of="{n} of {total}",
    of_others="{n} of {total} not level",
    other="link",
    more="and {n} more links: l shows all",
    choosing="Working on the link {link} now.",
    profile="PROFILE",
    board="All links of all profiles, worst first; enter opens one.",
    board_sum="{n} links, {bad} not known to go well",
    detail="The whole link, over all of its indices; ( and ) draw it over another time, u counts what nobody takes.",
    known_of="known of {n} of {total} that are behind",
    not_known="not known",
)
