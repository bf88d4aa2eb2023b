"""The verb `simulate`: two regions on loopback, until it is told to end."""

from __future__ import annotations

import asyncio
import os
import sys

from ccrtui.cli.arguments import Arguments, UsageError
from ccrtui.text.catalogue import words
from ccrtui.text.language import choose_language


def run(arguments: list[str]) -> int:
    """Serve; the first line of stdout says where everything is."""
    parser = Arguments("simulate")
    parser.add_argument("--scenario", default="connected")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--port-base", type=int)
    parser.add_argument("--leader-version")
    parser.add_argument("--follower-version")
    parser.add_argument("--security", action="store_true")
    parser.add_argument("--tls", action="store_true")
    found = words(choose_language(None, None, os.environ))
    try:
        given = parser.parse_args(arguments)
        found = words(choose_language(given.lang, None, os.environ))
        if given.help:
            sys.stdout.write(found.verbs.help)
            return 0
        from ccrtui.sim.simulator import Options, serve

        options = Options(
            scenario=given.scenario,
            seed=given.seed,
            port_base=given.port_base,
            security=given.security or given.tls,
            tls=given.tls,
            **{
                name: value
                for name, value in (
                    ("leader_version", given.leader_version),
                    ("follower_version", given.follower_version),
                )
                if value
            },
        )
        asyncio.run(serve(options))
    except UsageError as error:
        sys.stderr.write(found.say(str(getattr(found.verbs, error.code)), **error.params) + "\n")
        return 2
    except ValueError as error:
        sys.stderr.write(found.say(found.verbs.simulate_refused, reason=str(error)) + "\n")
        return 2
    except OSError as error:
        sys.stderr.write(found.say(found.verbs.simulate_refused, reason=error.strerror or str(error)) + "\n")
        return 1
    return 0
