"""The verb `profiles`: make, list, show, change and remove what the other verbs work on.

Results go to stdout, remarks to stderr. Exit codes: 0 done, 2 usage, no such profile, or a profile that cannot be used.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.failure import say_failure
from ccrtui.cli.output import write_document, write_remark, write_result
from ccrtui.cli.spoken import spoken_language
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import UsageError
from ccrtui.cli.verbs.profile_options import add_options, empty_profile, given_options, without_region
from ccrtui.compose import Store, open_paths, profile_store
from ccrtui.core.call.call import ENDS
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.name import new_name_problem
from ccrtui.core.profile.options import OPTIONS, with_options
from ccrtui.core.profile.profile import ClusterProfile, Environment, Made, Profile
from ccrtui.text.catalogue import profile_words
from ccrtui.text.records.profiles import ProfileWords
from ccrtui.text.template import fill

DONE = 0


@dataclass(frozen=True, slots=True)
class _Work:
    """One run of the verb: what it is about, what was given, where the profiles are, and the words to speak."""

    name: str
    typed: Mapping[str, str]
    confirm: str | None
    link: str | None
    arguments: list[str]
    store: Store
    words: ProfileWords


def run(arguments: list[str]) -> int:
    """Do what the words behind `ccrtui profiles` say; gives the exit code. Raises UsageError and ProfileError."""
    parser = Arguments("profiles")
    add_options(parser)
    parser.option("--confirm")
    parser.option("--link")
    options = parser.read(arguments)
    verb, *names = options.words or ("",)
    if verb not in _VERBS:
        code = "verb_unknown" if options.words else "verb_missing"
        raise UsageError(code, verb=verb, known=", ".join(_VERBS))
    if verb == "list":
        parser.no_more(names)
    name = "" if verb == "list" else Arguments(f"profiles {verb}").only_name(names)
    typed = given_options(options)
    _refuse_unfit(verb, typed, options.confirm)
    if options.link is not None and verb != "edit":
        raise UsageError("option_unfit", option="--link", verb=verb)
    words = profile_words(spoken_language(arguments))
    store = profile_store(open_paths(environment()))
    return _VERBS[verb](_Work(name, typed, options.confirm, options.link, arguments, store, words))


def _refuse_unfit(verb: str, typed: Mapping[str, str], confirm: str | None) -> None:
    """Refuse an option that the verb would ignore."""
    if confirm is not None and verb != "remove":
        raise UsageError("option_unfit", option="--confirm", verb=verb)
    for name in typed:
        if verb not in ("new", "edit") and name != "lang":
            raise UsageError("option_unfit", option=OPTIONS[name].flag, verb=verb)


def _new(work: _Work) -> int:
    problem = new_name_problem(work.name)
    if problem is not None:
        raise ProfileError(problem, name=work.name)
    typed = {**_asked_for(work), **work.typed}
    profile = with_options(empty_profile(work.name, str(uuid.uuid4())), typed)
    damaged_copy = work.store.create(profile)
    if damaged_copy is not None:
        _say(work.words.kept, kept=str(damaged_copy))
    _say(work.words.created, name=work.name, file=str(work.store.path(work.name)))
    if "environment" not in work.typed and profile.production:
        _say(work.words.taken_for_production, name=work.name)
    _say_regions(work, profile)
    return DONE


def _asked_for(work: _Work) -> dict[str, str]:
    """What a terminal is asked where it was not given: whether it is production. Raises ProfileError."""
    if "environment" in work.typed or not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return {}
    write_remark(work.words.which_environment, end="")
    return {"environment": sys.stdin.readline().strip() or Environment.PROD.value}


def _edit(work: _Work) -> int:
    if not work.typed:
        raise UsageError("nothing_to_change", name=work.name)
    before: list[Profile] = []

    def edit(profile: Profile) -> Profile:
        before.append(profile)
        spoken_of = profile if work.link is None else profile.of_link(work.link)
        return replace(with_options(spoken_of, work.typed), chosen=0)

    after = work.store.change(work.name, edit)
    _say(work.words.unchanged if after in before else work.words.changed, name=work.name)
    _say_regions(work, after)
    return DONE


def _say_regions(work: _Work, profile: Profile) -> None:
    """Say what the walk will ask for: the regions of instances that were named without one."""
    for option, instance in without_region(profile):
        _say(work.words.region_open, name=work.name, option=option, instance=instance)


def _show(work: _Work) -> int:
    write_document(work.store.text(work.name))
    return DONE


def _path(work: _Work) -> int:
    write_result(str(_existing(work)))
    return DONE


def _remove(work: _Work) -> int:
    _existing(work)
    made = _made(work.store, work.name)
    if work.confirm is None:
        if made:
            _say(work.words.would_orphan, name=work.name, made=", ".join(made))
        raise UsageError("confirm_needed", name=work.name)
    if work.confirm != work.name:
        raise UsageError("confirm_differs", name=work.name)
    work.store.remove(work.name)
    _say(work.words.removed, name=work.name)
    if made:
        _say(work.words.left_behind, made=", ".join(made))
    return DONE


def _existing(work: _Work) -> Path:
    """The profile's file, readable or not."""
    path = work.store.path(work.name)
    if not path.exists():
        raise ProfileError("profile_missing", name=work.name, file=str(path))
    return path


def _list(work: _Work) -> int:
    names = work.store.names()
    if not names:
        _say(work.words.none_yet)
    width = max(map(len, names), default=0)
    for name in names:
        try:
            write_result(f"{name:<{width}}  {_row(work.store.load(name))}")
        except ProfileError as error:
            write_result(f"{name:<{width}}  {work.words.cannot_be_read}")
            say_failure(work.arguments, error)
    return DONE


def _row(profile: Profile) -> str:
    links = ", ".join(" -> ".join(_place(each.cluster(side)) for side in ENDS) for each in profile.by_link)
    return f"{profile.environment:<4}  {links}"


def _place(cluster: ClusterProfile) -> str:
    place = cluster.instance or cluster.url or "?"
    return f"{place} ({cluster.region})" if cluster.region else place


def _made(store: Store, name: str) -> list[str]:
    """What the profile made, as far as it can be read."""
    try:
        made = store.load(name).made
    except ProfileError:
        return []
    return [item for field in fields(Made) for item in getattr(made, field.name)]


def _say(template: str, **params: str) -> None:
    write_remark(fill(template, params))


_VERBS: Mapping[str, Callable[[_Work], int]] = {
    "new": _new,
    "edit": _edit,
    "list": _list,
    "show": _show,
    "path": _path,
    "remove": _remove,
}
