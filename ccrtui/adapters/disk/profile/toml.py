"""A profile as TOML: read strictly into core values, and given back as plain tables.

The form is that of the design's page on files: `schema`, `id`, `[clusters.NAME]`, `[[links]]`, `[made]`. What a key of
a cluster, a link or the profile may say stands in the table of options.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from ccrtui.adapters.disk.profile.table import Table
from ccrtui.core.profile import rules
from ccrtui.core.profile.form import Form, number, text, texts
from ccrtui.core.profile.options import ENDS, Owner, options_of
from ccrtui.core.profile.problem import profile_problem
from ccrtui.core.profile.profile import SCHEMA, ClusterProfile, LinkProfile, Made, Profile

Plain = dict[str, object]
"""Tables, lists and scalars as TOML has them."""

MADE = tuple(field.name for field in fields(Made))

_SCHEMA = number(lambda value: None if value >= 1 else "schema_form")
_ID = text(rules.id_problem)
_END = text(rules.filled_problem)
_ENTRIES = texts(rules.filled_problem)


def read(source: str, values: Mapping[str, object], name: str, file: str) -> Profile:
    """The profile that a text says by these values. Raises ProfileError that names file, line and key."""
    top = Table(file, source, (), values)
    _check_schema(top)
    forms = tuple(_forms(Owner.PROFILE))
    top.only("schema", "id", *(key for key, _, _ in forms), "clusters", "links", "made")
    links = tuple(map(_link, top.tables("links")))
    if not links:
        raise top.error("profile_key_missing", "links")
    ends = {links[0].leader: Owner.LEADER, links[0].follower: Owner.FOLLOWER}
    clusters = top.table("clusters")
    profile = Profile(
        name=name,
        id=top.needed("id", _ID),
        clusters={key: _cluster(clusters.table(key), ends.get(key)) for key in clusters.values},
        links=links,
        made=_made(top.table("made")),
        **top.given(forms),
    )
    broken = profile_problem(profile)
    if broken is not None:
        raise top.error(broken.code, *broken.key, **broken.params)
    return profile


def plain(profile: Profile) -> Plain:
    """The profile as plain tables; what is as it would be without the key is left out."""
    top: Plain = {"schema": SCHEMA, "id": profile.id}
    top |= _differing(profile, Profile("", "", {}, ()), Owner.PROFILE)
    ends = {profile.link.follower: Owner.FOLLOWER}
    top["clusters"] = {
        name: _differing(cluster, ClusterProfile(), ends.get(name, Owner.LEADER))
        for name, cluster in profile.clusters.items()
    }
    links: list[Plain] = []
    for link in profile.links:
        always: Plain = {"leader": link.leader, "follower": link.follower, "alias": link.alias}
        links.append(always | _differing(link, LinkProfile(), Owner.LINK))
    top["links"] = links
    made: Plain = {key: list(entries) for key in MADE if (entries := getattr(profile.made, key))}
    return top | ({"made": made} if made else {})


def _check_schema(top: Table) -> None:
    schema = top.needed("schema", _SCHEMA)
    if schema > SCHEMA:
        raise top.error("profile_newer", "schema", schema=str(schema), known=str(SCHEMA))


def _cluster(table: Table, end: Owner | None) -> ClusterProfile:
    forms = tuple((key, form, flag if end else None) for key, form, flag in _forms(end or ENDS[0]))
    table.only(*(key for key, _, _ in forms))
    return ClusterProfile(**table.given(forms))


def _link(table: Table) -> LinkProfile:
    forms = tuple(_forms(Owner.LINK))
    table.only("leader", "follower", *(key for key, _, _ in forms))
    leader, follower = table.needed("leader", _END), table.needed("follower", _END)
    return LinkProfile(leader=leader, follower=follower, **table.given(forms))


def _made(table: Table) -> Made:
    table.only(*MADE)
    return Made(**table.given((key, _ENTRIES, None) for key in MADE))


def _forms(owner: Owner) -> Iterator[tuple[str, Form, str]]:
    """The keys of a part, with their forms and the names of their options."""
    return ((option.field, option.form, option.flag) for option in options_of(owner))


def _differing(part: object, default: object, owner: Owner) -> Plain:
    """The options of a part whose values differ from the default's, as TOML has them."""
    return {
        option.field: option.form.plain(getattr(part, option.field))
        for option in options_of(owner)
        if getattr(part, option.field) != getattr(default, option.field)
    }
