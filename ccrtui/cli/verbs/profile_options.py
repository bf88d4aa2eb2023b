"""The options of a profile at the command line: what may be given, and what it makes of a profile."""

from __future__ import annotations

import argparse
from pathlib import Path

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.usage import UsageError
from ccrtui.core.profile import rules
from ccrtui.core.profile.form import FLAG, impossible
from ccrtui.core.profile.index_settings import LONGEST
from ccrtui.core.profile.options import OPTIONS, Option
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile


def add_options(parser: Arguments) -> None:
    """Every option of the table; `--lang`, which every verb has, is kept where a profile is made or changed."""
    for option in OPTIONS.values():
        if option.name == "lang":
            continue
        if option.form is FLAG:
            parser.flag(option.flag, dest=option.name)
        elif option.form.repeatable:
            parser.repeatable(option.flag, dest=option.name)
        else:
            parser.option(option.flag, dest=option.name)


def given_options(namespace: argparse.Namespace) -> dict[str, str]:
    """The options that were given, by name, each as it would be typed anywhere. Raises UsageError and ProfileError."""
    typed: dict[str, str] = {}
    for name, option in OPTIONS.items():
        value = getattr(namespace, name)
        if option.field == "instance" and value is not None:
            typed = {**_where(option, value), **typed}
        elif option.form is FLAG and value:
            typed[name] = "yes"
        elif option.form.repeatable and value:
            typed[name] = ",".join(value)
        elif name == "settings" and value:
            typed[name] = _contents(option, value)
        elif isinstance(value, str):
            typed[name] = _of_this_folder(option, value)
    return typed


def empty_profile(name: str, profile_id: str) -> Profile:
    """A profile of which nothing is said yet."""
    return Profile(name, profile_id, {"leader": ClusterProfile(), "follower": ClusterProfile()}, (LinkProfile(),))


def without_region(profile: Profile) -> tuple[tuple[str, str], ...]:
    """The option of the region, and the instance, of each end of the first link that lacks one."""
    ends = (("--leader-region", profile.link.leader), ("--follower-region", profile.link.follower))
    named = ((flag, profile.clusters[key]) for flag, key in ends)
    return tuple((flag, end.instance) for flag, end in named if end.instance and not end.region)


def _where(option: Option, value: str) -> dict[str, str]:
    """WHERE a cluster is: an instance or an address, of which one takes the place of the other."""
    address = option.name.replace("instance", "url")
    if not value or rules.instance_problem(value) is None:
        return {option.name: value, address: ""}
    if "://" not in value:
        raise impossible(option.flag, "where_form")
    return {option.name: "", address: OPTIONS[address].form.read(option.flag, value)}


def _contents(option: Option, value: str) -> str:
    """What stands in a file, of which a profile keeps the text: as much as may, and a little more to be refused."""
    file = Path(value).expanduser().absolute()
    if not file.is_file():
        raise UsageError("option_file_missing", option=option.flag, file=str(file))
    try:
        with file.open(encoding="utf-8-sig") as content:
            return content.read(LONGEST + 1).strip()
    except UnicodeDecodeError:
        raise impossible(option.flag, "settings_form") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError("option_file_unreadable", option=option.flag, file=str(file), reason=reason) from None


def _of_this_folder(option: Option, value: str) -> str:
    """A file is named for good, whatever folder ccrtui is started in later. Raises UsageError for a CA that is none."""
    kind, _, path = value.partition(":")
    if kind == "file" and option.field in ("password", "credentials"):
        return f"file:{Path(path).expanduser().absolute()}" if path else value
    if option.field != "ca" or not value:
        return value
    file = Path(value).expanduser().absolute()
    if not file.is_file():
        raise UsageError("option_file_missing", option=option.flag, file=str(file))
    return str(file)
