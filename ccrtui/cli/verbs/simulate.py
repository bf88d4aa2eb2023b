"""The verb `simulate`: two regions on loopback, until it is told to end."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from ccrtui.cli.arguments import Arguments, typed_as
from ccrtui.cli.failure import say_failure
from ccrtui.cli.output import write_object
from ccrtui.cli.usage import UsageError
from ccrtui.core.profile.form import number, whole_number


def run(arguments: list[str]) -> int:
    """Serve; the first line of stdout says where everything is. Raises UsageError and OutputError."""
    parser = Arguments("simulate")
    for flag in ("--security", "--tls"):
        parser.flag(flag)
    for option in ("--scenario", "--leader-version", "--follower-version"):
        parser.option(option)
    for count in ("--seed", "--followers", "--shards", "--moving"):
        parser.option(count, whole_number)
    parser.option("--port-base", typed_as(number(lambda port: None if 0 < port < 65536 else "port_form")))
    flags = parser.read(arguments)
    parser.no_more(flags.words)
    from ccrtui.sim.simulator import Options, serve

    options = Options(security=flags.security or flags.tls, tls=flags.tls)
    named = ("scenario", "seed", "port_base", "leader_version", "follower_version", "followers", "shards", "moving")
    options = replace(options, **{name: value for name in named if (value := getattr(flags, name)) is not None})
    try:
        asyncio.run(serve(options, write_object))
    except ValueError as error:
        raise UsageError("simulate_refused", reason=str(error)) from error
    except OSError as error:
        reason = ": ".join(str(part) for part in (error.filename, error.strerror or str(error)) if part)
        say_failure(arguments, UsageError("simulate_refused", reason=reason))
        return 1
    return 0
