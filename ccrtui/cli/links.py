"""Which links of a profile a verb is about, all of them or the one that is named, and how several are told as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ccrtui.cli.session import VerbSession
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.profile.profile import Profile
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict, worst


def links_of(session: VerbSession) -> tuple[Profile, ...]:
    """The profile as it speaks of each link that is meant by `--link`, in their order. Raises ProfileError."""
    name = session.options.link
    return session.profile.by_link if name is None else (session.profile.of_link(name),)


def joined(objects: Sequence[JsonObject]) -> JsonObject:
    """Several links in one object: the verdict is that of the worst, the moment that of the oldest sample."""
    verdicts = [Verdict(str(each["verdict"])) for each in objects]
    links: list[JsonValue] = [link for each in objects for link in _links(each)]
    sampled_at = min(str(each["sampled_at"]) for each in objects)
    return {"verdict": worst(verdicts).value, "sampled_at": sampled_at, "links": links}


def _links(told: JsonObject) -> list[JsonValue]:
    links = told["links"]
    return links if isinstance(links, list) else []


def worst_exit_code(views: Iterable[LinkView]) -> int:
    """What a verb returns that is about all these links: 1 where one has a problem, else 4 where one is not known."""
    codes = {view.exit_code for view in views}
    return next(code for code in (1, 4, 0) if code in codes)
