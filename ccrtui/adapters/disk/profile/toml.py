"""A profile as TOML: read strictly into core values, and given back as plain tables.

The form is that of the design's page on files: `schema`, `id`, `[clusters.NAME]`, `[[links]]`, `[made]`.
"""

from __future__ import annotations

from dataclasses import fields

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from ccrtui.adapters.disk.profile.table import Table
from ccrtui.core.profile import rules
from ccrtui.core.profile.profile import (
    SCHEMA,
    ClusterProfile,
    Environment,
    IndexPair,
    LinkProfile,
    Made,
    NetworkChoice,
    Profile,
    ProfileError,
    RemoteMode,
)
from ccrtui.core.watch.wish import wanted_twice

Plain = dict[str, object]
"""Tables, lists and scalars as TOML has them."""

MADE = tuple(field.name for field in fields(Made))
SERVED_LINKS = 1
"""How many links of a profile are watched and set up; a further one is refused, as nobody would look at it."""
_CLUSTER = tuple(field.name for field in fields(ClusterProfile))
_LINK = tuple(field.name for field in fields(LinkProfile))


def parse(data: bytes, file: str) -> tomlkit.TOMLDocument:
    """The document of a file's bytes. Raises ProfileError `profile_damaged` with the line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProfileError("profile_damaged", file=file, line=str(line), reason="not UTF-8") from None
    try:
        return tomlkit.parse(text)
    except ParseError as error:
        raise ProfileError("profile_damaged", file=file, line=str(error.line), reason=str(error)) from None
    except (TOMLKitError, ValueError) as error:
        raise ProfileError("profile_damaged", file=file, line="?", reason=str(error)) from None


def read(document: tomlkit.TOMLDocument, name: str, file: str) -> Profile:
    """The profile in a document. Raises ProfileError that names file, line and key."""
    top = Table(file, document.as_string(), (), document.unwrap())
    _check_schema(top)
    top.only("schema", "id", "environment", "language", "cloud_endpoint", "clusters", "links", "made")
    clusters = top.table("clusters")
    cluster_tables = {key: _cluster(clusters.table(key)) for key in clusters.values}
    if len(cluster_tables) < 2:
        raise top.error("profile_clusters_too_few", "clusters")
    tables = tuple(top.tables("links"))
    links = tuple(_link(table, frozenset(cluster_tables)) for table in tables)
    if not links:
        raise top.error("profile_key_missing", "links")
    if len(links) > SERVED_LINKS:
        raise tables[SERVED_LINKS].error("profile_link_not_served", served=str(SERVED_LINKS))
    for position, table in enumerate(tables):
        for name in sorted(wanted_twice(links[position].indices)):
            raise table.error("profile_follower_twice", "indices", index=name)
    return Profile(
        name=name,
        id=top.needed("id", rules.id_problem),
        clusters=cluster_tables,
        links=links,
        environment=top.word("environment", Environment, Environment.TEST),
        language=top.text("language", rules.language_problem),
        cloud_endpoint=top.text("cloud_endpoint", rules.url_problem),
        made=_made(top.table("made")),
    )


def plain(profile: Profile) -> Plain:
    """The profile as plain tables; what is as it would be without the key is left out."""
    top: Plain = {"schema": SCHEMA, "id": profile.id}
    if profile.environment is not Environment.TEST:
        top["environment"] = str(profile.environment)
    top |= _given(profile, ("language", "cloud_endpoint"), None)
    top["clusters"] = {name: _given(cluster, _CLUSTER, ClusterProfile()) for name, cluster in profile.clusters.items()}
    always: Plain
    links: list[Plain] = []
    for link in profile.links:
        always = {"leader": link.leader, "follower": link.follower, "alias": link.alias}
        links.append(always | _given(link, _LINK, LinkProfile()))
    top["links"] = links
    made = _given(profile.made, MADE, Made())
    return top | ({"made": made} if made else {})


def _check_schema(top: Table) -> None:
    schema = top.number("schema", lambda value: None if value >= 1 else "schema_form")
    if schema is None:
        raise top.error("profile_key_missing", "schema")
    if schema > SCHEMA:
        raise top.error("profile_newer", "schema", schema=str(schema), known=str(SCHEMA))


def _cluster(table: Table) -> ClusterProfile:
    table.only(*_CLUSTER)
    cluster = ClusterProfile(
        url=table.text("url", rules.url_problem),
        instance=table.text("instance", rules.instance_problem),
        region=table.text("region", rules.region_problem),
        user=table.text("user", rules.filled_problem),
        password=table.reference("password", rules.reference_problem),
        ca=table.text("ca", rules.filled_problem),
        credentials=table.reference("credentials", rules.reference_problem),
        transport=table.texts("transport", rules.transport_problem),
    )
    if cluster.url is None and cluster.instance is None and cluster.region is None:
        raise table.error("profile_cluster_nowhere")
    return cluster


def _link(table: Table, clusters: frozenset[str]) -> LinkProfile:
    table.only(*_LINK)
    default = LinkProfile()
    leader = table.needed("leader", rules.filled_problem)
    follower = table.needed("follower", rules.filled_problem)
    for key, cluster in (("leader", leader), ("follower", follower)):
        if cluster not in clusters:
            raise table.error("profile_link_unknown_cluster", key, cluster=cluster, known=", ".join(sorted(clusters)))
    if leader == follower:
        raise table.error("profile_link_to_itself", "follower", cluster=leader)
    return LinkProfile(
        leader=leader,
        follower=follower,
        alias=table.text("alias", rules.alias_problem) or default.alias,
        network=table.word("network", NetworkChoice, default.network),
        remote_mode=table.word("remote_mode", RemoteMode, default.remote_mode),
        indices=tuple(IndexPair(*pair) for pair in table.pairs("indices", rules.index_problem)),
        create_index=table.flag("create_index"),
        sample_docs=table.number("sample_docs", rules.samples_problem) or 0,
        bandwidth=table.number("bandwidth", rules.bandwidth_problem),
        charge=table.text("charge", rules.charge_problem),
        ccn=table.text("ccn", rules.ccn_problem),
        probe_from=table.text("probe_from", rules.machine_problem),
        probe_to=table.text("probe_to", rules.address_problem),
    )


def _made(table: Table) -> Made:
    table.only(*MADE)
    return Made(**{key: table.texts(key, rules.filled_problem) for key in MADE})


def _given(value: object, keys: tuple[str, ...], default: object) -> Plain:
    """The named fields of a value that differ from the default's, as TOML has them."""
    fields: Plain = {}
    for key in keys:
        item = getattr(value, key)
        if item != getattr(default, key, None):
            fields[key] = _scalar(item)
    return fields


def _scalar(item: object) -> object:
    if isinstance(item, tuple):
        return [[part.leader, part.follower] if isinstance(part, IndexPair) else part for part in item]
    return str(item) if isinstance(item, str) else item
