"""The console on the simulator: no account, no cluster, no network."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ccrtui.cli.arguments import Arguments
from ccrtui.cli.console.run import run_console
from ccrtui.cli.seconds import every
from ccrtui.cli.session import prompter
from ccrtui.cli.surroundings import environment
from ccrtui.cli.usage import UsageError
from ccrtui.compose import connector, log_to_file, open_paths, profile_store, secret_source, system_clock
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.form import whole_number
from ccrtui.core.profile.profile import (
    ClusterProfile,
    Environment,
    IndexPair,
    LinkProfile,
    Made,
    NetworkChoice,
    Profile,
)
from ccrtui.core.secret import Variables
from ccrtui.engine.runtime import OpenError
from ccrtui.engine.state_store import StateStore
from ccrtui.sim.scenario_names import ABOUT_NETWORKS, NAMES
from ccrtui.text.catalogue import problem_words, words
from ccrtui.text.language import Language, choose_language
from ccrtui.text.problem import say_problem

if TYPE_CHECKING:
    from ccrtui.engine.connection import Connect

DEFAULT_SCENARIO = "fresh"
WALKED = ("fresh", "connected")
"""Scenarios in which there is nothing yet to be followed."""
NAME = "orders-demo"
SAMPLES = 4


def run(arguments: list[str]) -> int:
    """Draw the console, then start the simulator as a child that ends with it."""
    parser = Arguments("demo")
    parser.option("--scenario", default=DEFAULT_SCENARIO)
    parser.option("--seed", whole_number, default=0)
    parser.option("--every", every)
    for option in ("--leader-version", "--follower-version"):
        parser.option(option)
    flags = parser.read(arguments)
    parser.no_more(flags.words)
    if flags.scenario not in NAMES:
        raise UsageError("scenario_unknown", name=flags.scenario, names=", ".join(NAMES))
    language = choose_language(flags.lang, None, environment())
    options = ["--scenario", flags.scenario, "--seed", str(flags.seed)]
    for name in ("leader_version", "follower_version"):
        value = getattr(flags, name)
        options += [f"--{name.replace('_', '-')}", value] if value else []
    with _home(environment()) as environ, contextlib.ExitStack() as children:
        log_to_file(open_paths(environ))
        opener = _Opener(options, flags.scenario, environ, language, children)
        return run_console(
            StateStore(opener.placeholder, system_clock()), opener.open, words(language), environ, flags.every
        )


@contextlib.contextmanager
def _home(environ: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """A home that is thrown away, unless one was named."""
    if environ.get("CCRTUI_HOME"):
        yield environ
        return
    with tempfile.TemporaryDirectory(prefix="ccrtui-demo-", ignore_cleanup_errors=True) as folder:
        yield Variables({**environ, "CCRTUI_HOME": folder})


class _Opener:
    """Starts the simulator once the console is drawn, and writes the profile of its two clusters."""

    def __init__(
        self,
        options: list[str],
        scenario: str,
        environ: Mapping[str, str],
        language: Language,
        children: contextlib.ExitStack,
    ) -> None:
        self._options = options
        self._scenario = scenario
        self._environ = environ
        self._language = language
        self._children = children
        walked = scenario in WALKED
        indices = (IndexPair("orders", "orders"),)
        link = LinkProfile(indices=indices, create_index=walked, sample_docs=SAMPLES if walked else 0)
        clusters = {"leader": ClusterProfile(region="ap-beijing"), "follower": ClusterProfile(region="ap-shanghai")}
        self.placeholder = Profile(NAME, str(uuid.uuid4()), clusters, (link,), Environment.TEST)

    def open(self) -> tuple[Profile, Connect]:
        """Start the child, wait for its first line, and keep the profile. Raises OpenError."""
        banner = self._start()
        clusters = {side: self._cluster(banner[side]) for side in ("leader", "follower")}
        cloud = banner["cloud"]
        keys = {"TENCENTCLOUD_SECRET_ID": cloud["secret_id"], "TENCENTCLOUD_SECRET_KEY": cloud["secret_key"]}
        fresh = replace(self.placeholder, clusters=clusters, cloud_endpoint=cloud["endpoint"])
        paths = open_paths(self._environ)
        store = profile_store(paths)
        try:
            if NAME in store.names():
                change = partial(in_a_new_world, clusters=clusters, endpoint=fresh.cloud_endpoint)
                profile = store.change(NAME, change)
            else:
                store.create(fresh)
                profile = store.load(NAME)
            secrets = secret_source(paths, Variables({**self._environ, **keys}), prompter(words(self._language)))
            return profile, connector(paths, profile, secrets, self._language)
        except ProfileError as error:
            problem = say_problem(problem_words(self._language), error.code, error.params)
            raise OpenError(problem.text) from error

    def _cluster(self, side: Mapping[str, str]) -> ClusterProfile:
        """Where a cluster is: its address, or its instance; in a fresh world the operator picks that from a list."""
        if self._scenario not in ABOUT_NETWORKS:
            return ClusterProfile(url=side["url"], region=side["region"], transport=(side["transport"],))
        instance = None if self._scenario == DEFAULT_SCENARIO else side["instance_id"]
        return ClusterProfile(instance=instance, region=side["region"])

    def _start(self) -> dict[str, Any]:
        command = [sys.executable, "-m", "ccrtui", "simulate", *self._options]
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self._children.callback(_end, child)
        assert child.stdout is not None
        assert child.stderr is not None
        line = child.stdout.readline()
        if not line:
            wording = words(self._language)
            reason = child.stderr.read().decode(errors="replace").strip()
            raise OpenError(wording.say(wording.verbs.demo_failed, reason=reason or str(child.wait())))
        banner: dict[str, Any] = json.loads(line)
        return banner


def in_a_new_world(profile: Profile, clusters: dict[str, ClusterProfile], endpoint: str | None) -> Profile:
    """A profile of an earlier demo, for a world that knows nothing of what was made and chosen in the one before."""
    link = replace(profile.link, network=NetworkChoice.AUTO, ccn=None)
    links = (link, *profile.links[1:])
    return replace(profile, id=str(uuid.uuid4()), clusters=clusters, links=links, cloud_endpoint=endpoint, made=Made())


def _end(child: subprocess.Popen[bytes]) -> None:
    """Close its stdin, which ends it, and wait; one that does not end is killed."""
    for stream in (child.stdin, child.stdout, child.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
