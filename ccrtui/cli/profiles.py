"""The verb `profiles`: make, list, show, change and remove what the other verbs work on.

Results go to stdout, remarks to stderr. Exit codes: 0 done, 2 usage, no such profile, or a profile that cannot be used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from ccrtui.cli.profiles_build import edited, new_profile, without_region
from ccrtui.cli.profiles_options import VERBS, Given, UsageError, parse
from ccrtui.compose import Store, open_paths, profile_store
from ccrtui.core.profile.profile import ClusterProfile, Made, Profile, ProfileError, name_problem
from ccrtui.core.profile.rules import language_problem
from ccrtui.text.catalogue import profile_words
from ccrtui.text.explanation import Explanation
from ccrtui.text.language import choose_language
from ccrtui.text.profile_problems import say_problem, say_usage
from ccrtui.text.records.profiles import ProfileWords
from ccrtui.text.template import fill

DONE = 0
REFUSED = 2


@dataclass(frozen=True, slots=True)
class _Work:
    """One run of the verb: what it is about, what was given, where the profiles are, and the words to speak."""

    name: str
    given: Given
    store: Store
    words: ProfileWords


def run(arguments: list[str]) -> int:
    """Do what the words behind `ccrtui profiles` say; gives the exit code."""
    wish = _wish(arguments)
    words = profile_words(choose_language(wish, None, os.environ))
    try:
        given = parse(arguments)
        store = profile_store(open_paths(os.environ))
        words = profile_words(choose_language(wish, _kept_language(given, store), os.environ))
        if "help" in given.flags:
            sys.stdout.write(words.help)
            return DONE
        _check_language(given)
        return _act(given, store, words)
    except UsageError as error:
        _remark(words, say_usage(words, error.code, error.params))
    except ProfileError as error:
        _remark(words, say_problem(words, error))
    return REFUSED


def _act(given: Given, store: Store, words: ProfileWords) -> int:
    if not given.words:
        raise UsageError("verb_missing", known=", ".join(VERBS))
    verb, *names = given.words
    if verb not in VERBS:
        raise UsageError("verb_unknown", verb=verb, known=", ".join(VERBS))
    allowed = 0 if verb == "list" else 1
    if len(names) > allowed:
        raise UsageError("argument_unexpected", argument=names[allowed])
    if len(names) < allowed:
        raise UsageError("name_missing", verb=verb)
    _refuse_unfit(verb, given)
    if verb == "list":
        return _list(store, words)
    return _WITH_NAME[verb](_Work(names[0], given, store, words))


def _new(work: _Work) -> int:
    problem = name_problem(work.name)
    if problem is not None:
        raise ProfileError(problem, name=work.name)
    profile = new_profile(work.name, work.given)
    kept = work.store.create(profile)
    if kept is not None:
        _say(work.words.kept, kept=str(kept))
    _say(work.words.created, name=work.name, file=str(work.store.path(work.name)))
    _say_regions(work, profile)
    return DONE


def _edit(work: _Work) -> int:
    if not work.given.options:
        raise UsageError("nothing_to_change", name=work.name)
    seen: list[Profile] = []

    def edit(profile: Profile) -> Profile:
        seen.append(profile)
        return edited(profile, work.given)

    after = work.store.change(work.name, edit)
    _say(work.words.unchanged if after in seen else work.words.changed, name=work.name)
    _say_regions(work, after)
    return DONE


def _say_regions(work: _Work, profile: Profile) -> None:
    """Say what the walk will ask for: the regions of instances that were named without one."""
    for option, instance in without_region(profile):
        _say(work.words.region_open, name=work.name, option=option, instance=instance)


def _show(work: _Work) -> int:
    sys.stdout.write(work.store.text(work.name))
    return DONE


def _path(work: _Work) -> int:
    print(_existing(work))
    return DONE


def _remove(work: _Work) -> int:
    _existing(work)
    made = _made(work.store, work.name)
    if "confirm" not in work.given.texts:
        if made:
            _say(work.words.would_orphan, name=work.name, made=", ".join(made))
        raise UsageError("confirm_needed", name=work.name)
    if work.given.texts["confirm"] != work.name:
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


def _list(store: Store, words: ProfileWords) -> int:
    names = store.names()
    if not names:
        _say(words.none_yet)
    width = max(map(len, names), default=0)
    for name in names:
        try:
            print(f"{name:<{width}}  {_row(store.load(name))}")
        except ProfileError as error:
            print(f"{name:<{width}}  {words.cannot_be_read}")
            _remark(words, say_problem(words, error))
    return DONE


def _row(profile: Profile) -> str:
    ends = [_place(profile.clusters[key]) for key in (profile.link.leader, profile.link.follower)]
    return f"{profile.environment:<4}  {' -> '.join(ends)}"


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


def _refuse_unfit(verb: str, given: Given) -> None:
    """Refuse an option that the verb would ignore."""
    for option in given.options:
        wanted = ("remove",) if option == "confirm" else ("new", "edit")
        if verb not in wanted and option != "lang":
            raise UsageError("option_unfit", option=f"--{option}", verb=verb)


def _wish(arguments: list[str]) -> str | None:
    """The language asked for, found before the rest is read, so that mistakes are told in it."""
    for number, word in enumerate(arguments):
        if word == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _kept_language(given: Given, store: Store) -> str | None:
    """The language of the profile that is named, where it can be read."""
    try:
        return store.load(given.words[1]).language if len(given.words) > 1 else None
    except ProfileError:
        return None


def _check_language(given: Given) -> None:
    value = given.texts.get("lang")
    if value and language_problem(value):
        raise UsageError("option_bad", option="--lang", reason="language_form")


def _remark(words: ProfileWords, explained: Explanation) -> None:
    parts = filter(None, (explained.seen, explained.why, explained.way_out))
    print(f"ccrtui: {words.space.join(parts)}", file=sys.stderr)


def _say(template: str, **params: str) -> None:
    print(fill(template, params), file=sys.stderr)


_WITH_NAME: Mapping[str, Callable[[_Work], int]] = {
    "new": _new,
    "edit": _edit,
    "show": _show,
    "path": _path,
    "remove": _remove,
}
