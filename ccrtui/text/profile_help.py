"""The page that explains the verb `profiles`: its options as the table of options has them, each with its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ccrtui.core.profile.options import OPTIONS
from ccrtui.text.records.profiles import ProfileWords

VALUES: Mapping[str, str] = {
    "leader-instance": "WHERE",
    "leader-region": "REGION",
    "leader-url": "URL",
    "leader-user": "USER",
    "leader-password": "REF",
    "leader-ca": "FILE",
    "leader-credentials": "REF",
    "leader-transport": "HOST:PORT",
    "alias": "NAME",
    "remote-mode": "MODE",
    "index": "LEADER[=FOLLOWER]",
    "create-index": "",
    "heartbeat": "",
    "sample-docs": "N",
    "shards": "N",
    "settings": "FILE",
    "network": "HOW",
    "bandwidth": "MBPS",
    "charge": "TYPE",
    "ccn": "ID",
    "destinations": "WHERE",
    "probe-from": "INSTANCE",
    "probe-to": "ADDRESS",
    "ticket-filed": "DATE",
    "cloud-endpoint": "URL",
    "threshold": "LIMITS",
    "notify": "COMMAND",
    "announce": "HOW",
    "sort": "COLUMN",
    "history": "ROOM",
    "environment": "KIND",
    "lang": "LANGUAGE",
}
"""What stands for the value of an option, in every language; those of the follower are as the leader's."""

_COLUMN = 28
"""Where the meanings begin."""


def profile_help(words: ProfileWords) -> str:
    """The whole page."""
    return "\n".join((words.help_head, *_options(words), "", words.help_foot)) + "\n"


def _options(words: ProfileWords) -> Iterator[str]:
    for title, meanings in words.help_options.items():
        yield title
        for name, meaning in meanings.items():
            option = OPTIONS[name]
            left = f"  {option.flag} {VALUES[name]}".rstrip()
            repeatable = words.help_repeatable if option.form.repeatable else ""
            yield f"{left:<{_COLUMN}}  {meaning}{repeatable}"
