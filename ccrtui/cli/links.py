"""Which links of a profile a verb is about, all of them or the one that is named, and how several are told as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ccrtui.cli.session import VerbSession
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.profile.profile import Profile
from ccrtui.core.watch.verdict import Verdict, worst


def links_of(session: VerbSession) -> tuple[Profile, ...]:
    """The profile as it speaks of each link that is meant by `--link`, in their order. Raises ProfileError."""
    name = session.options.link
    return session.profile.by_link if name is None else (session.profile.of_link(name),)


def joined(told: Sequence[tuple[str, JsonObject]]) -> JsonObject:
    """Several links, each with the name of its profile, in one object.

    The verdict is that of the worst, the moment that of the oldest sample; both are not known where there is no link.
    """
    verdicts = [Verdict(str(each["verdict"])) for _, each in told]
    links: list[JsonValue] = [link for profile, each in told for link in _links(profile, each)]
    sampled_at = min((str(each["sampled_at"]) for _, each in told), default=None)
    return {"verdict": worst(verdicts).value, "sampled_at": sampled_at, "links": links}


def _links(profile: str, told: JsonObject) -> Iterator[JsonObject]:
    links = told["links"]
    for link in links if isinstance(links, list) else []:
        if isinstance(link, dict):
            yield {"profile": profile, **link}


def worst_exit_code(codes: Iterable[int]) -> int:
    """What a verb returns that is about several links: 1 where one has a problem, else 4 where one is not known."""
    known = set(codes)
    return next(code for code in (1, 4, 0) if code in known)
