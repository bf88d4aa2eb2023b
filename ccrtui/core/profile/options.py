"""The options of a profile: one table, for the command line, the console, the file and the help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ccrtui.core.profile import form, rules
from ccrtui.core.profile.announcement import Announcement
from ccrtui.core.profile.error import KeyPath, ProfileError
from ccrtui.core.profile.form import Form
from ccrtui.core.profile.index_settings import on_one_line, settings_problem, shards_problem
from ccrtui.core.profile.link_words import Destinations, RemoteMode
from ccrtui.core.profile.order import order_problem
from ccrtui.core.profile.problem import profile_problem
from ccrtui.core.profile.profile import Environment, NetworkChoice, Profile
from ccrtui.core.profile.threshold_form import THRESHOLDS


class Owner(StrEnum):
    """The part of a profile that an option belongs to; an end is a cluster of the link that is spoken of."""

    LEADER = "leader"
    FOLLOWER = "follower"
    LINK = "link"
    PROFILE = "profile"


ENDS = (Owner.LEADER, Owner.FOLLOWER)


@dataclass(frozen=True, slots=True)
class Option:
    """One option: `name` in the console, `flag` at the command line and in sentences, `field` in values and files."""

    name: str
    owner: Owner
    field: str
    form: Form

    @property
    def flag(self) -> str:
        """As it stands at the command line, where the instance of an end goes by the name of the end."""
        return f"--{self.name.removesuffix('-instance')}"

    def parse(self, typed: str) -> Any:
        """The value that was typed; an empty one takes away what is optional, so that it is asked for again.

        So does `pick` for what is picked from a list. Raises ProfileError.
        """
        if (not typed or (typed == rules.PICK and self.field in _PICKED)) and self.form.empty is not None:
            return self.form.empty()
        return self.form.read(self.flag, self.form.typed(self.flag, typed))

    def format(self, value: Any) -> str:
        """What would have to be typed for that value."""
        return "" if value is None else self.form.format(value)

    def value(self, profile: Profile) -> Any:
        """What a profile says of it."""
        return getattr(self._part(profile), self.field)

    def text(self, profile: Profile) -> str:
        """What a profile says of it, as it would be typed."""
        return self.format(self.value(profile))

    def put(self, profile: Profile, value: Any) -> Profile:
        """The profile with that value."""
        part: Any = replace(self._part(profile), **{self.field: value})
        if self.owner is Owner.PROFILE:
            changed: Profile = part
            return changed
        if self.owner is Owner.LINK:
            links = list(profile.links)
            links[profile.chosen] = part
            return replace(profile, links=tuple(links))
        return replace(profile, clusters={**profile.clusters, getattr(profile.link, self.owner): part})

    def _part(self, profile: Profile) -> Any:
        if self.owner is Owner.PROFILE:
            return profile
        return profile.link if self.owner is Owner.LINK else profile.clusters[getattr(profile.link, self.owner)]


_CLUSTER: Mapping[str, Form] = {
    "url": form.text(rules.url_problem),
    "instance": form.text(rules.instance_problem),
    "region": form.text(rules.region_problem),
    "user": form.text(rules.filled_problem),
    "password": form.REFERENCE,
    "ca": form.text(rules.filled_problem),
    "credentials": form.REFERENCE,
    "transport": form.texts(rules.transport_problem),
}
_LINK: Mapping[str, Form] = {
    "alias": form.text(rules.alias_problem, needed=True),
    "network": form.word(NetworkChoice),
    "remote-mode": form.word(RemoteMode),
    "index": form.PAIRS,
    "create-index": form.FLAG,
    "heartbeat": form.FLAG,
    "sample-docs": form.number(rules.samples_problem, zero=True),
    "shards": form.number(shards_problem),
    "settings": replace(form.text(settings_problem), typed=lambda _name, typed: on_one_line(typed)),
    "bandwidth": form.number(rules.bandwidth_problem),
    "charge": form.text(rules.charge_problem),
    "ccn": form.text(rules.ccn_problem),
    "destinations": form.word(Destinations),
    "probe-from": form.text(rules.machine_problem),
    "probe-to": form.text(rules.address_problem),
    "ticket-filed": form.text(rules.date_problem),
}
_PROFILE: Mapping[str, Form] = {
    "environment": form.word(Environment),
    "lang": form.text(rules.language_problem),
    "cloud-endpoint": form.text(rules.endpoint_problem),
    "threshold": THRESHOLDS,
    "notify": form.command(rules.filled_problem),
    "announce": form.words(Announcement),
    "sort": form.text(order_problem),
    "history": form.ROOM,
}
_PICKED = frozenset({"instance", "ccn"})
"""Fields that are asked for with a list of what there is where they say nothing."""
_FIELDS = {"index": "indices", "lang": "language", "threshold": "thresholds"}
"""Options whose field has another name."""


def _of(owner: Owner, forms: Mapping[str, Form], prefix: str = "") -> tuple[Option, ...]:
    return tuple(
        Option(f"{prefix}{name}", owner, _FIELDS.get(name, name.replace("-", "_")), form)
        for name, form in forms.items()
    )


OPTIONS: Mapping[str, Option] = {
    option.name: option
    for option in (
        *(option for end in ENDS for option in _of(end, _CLUSTER, f"{end}-")),
        *_of(Owner.LINK, _LINK),
        *_of(Owner.PROFILE, _PROFILE),
    )
}
"""All options, in the order in which a file has them."""


def options_of(owner: Owner) -> tuple[Option, ...]:
    """The options of one part of a profile."""
    return tuple(option for option in OPTIONS.values() if option.owner is owner)


def with_options(profile: Profile, typed: Mapping[str, str]) -> Profile:
    """The profile with these options as they were typed; nothing else of it changes.

    Raises ProfileError for a value that cannot be, an option that does not exist, a rule across fields that is broken.
    """
    for name, value in typed.items():
        if name not in OPTIONS:
            raise ProfileError("profile_option_unknown", option=name)
        option = OPTIONS[name]
        profile = option.put(profile, option.parse(value))
    problem = profile_problem(profile)
    if problem is not None:
        raise problem.error()
    return profile


def option_at(key: KeyPath, ends: Mapping[str, Owner]) -> Option | None:
    """The option that stands at that key of a file; `ends` are the clusters of its link by their names."""
    field = key[-1] if key else None
    owner: Owner | None = None
    if len(key) == 3 and key[0] == "clusters":
        owner = ends.get(str(key[1]))
    elif len(key) == 3 and key[0] == "links":
        owner = Owner.LINK
    elif len(key) == 1:
        owner = Owner.PROFILE
    return next((option for option in OPTIONS.values() if (option.owner, option.field) == (owner, field)), None)
