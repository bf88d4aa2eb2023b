"""Plays a recorded scene on the simulator and collects every place where the answers differ."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from tests.sim.scenes.acts import perform
from tests.sim.scenes.compare import Difference, differences
from tests.sim.scenes.naming import Naming
from tests.sim.scenes.recording import SceneAnswer, SceneRequest, Step
from tests.sim.scenes.scope import UNSAID
from tests.sim.scenes.series import shape_differences, states
from tests.sim.scenes.stage import Stage

POLL_S = 0.05
PATIENCE_S = 2.0
MOMENT_S = 0.0005
MOMENTS = 200
"""How often a read is asked again at most within the time that the recorded one took."""
FOLLOW_S = 0.2
"""What the model takes at most for a request that the leader has a part in, unless something is amiss."""
SLOW_S = 5.0
BOOT_S = 3.0
"""What a node takes to start where nobody asked it then."""
INVOLVED = re.compile("/_ccr/(follow|resume_follow|unfollow)$|:.*/_search$")


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference with the step it was found at."""

    step: Step
    difference: Difference

    def __str__(self) -> str:
        request = self.step.request
        what = f"{request.method} {request.path} on {request.cluster}" if request else str(dict(self.step.act))
        return f"{self.step.scene} {self.step.n} ({self.step.kind} {what}) {self.difference}"


@dataclass(slots=True)
class Player:
    """One run of one scene: the stage it plays on, the names it has learned, what it has found.

    Of the steps in `loose` only keys and types are compared, as of a sample; those in `beyond` are asked and no more.
    """

    stage: Stage
    naming: Naming
    loose: frozenset[int] = frozenset()
    beyond: frozenset[int] = frozenset()
    findings: list[Finding] = field(default_factory=list)
    answers: list[tuple[int, SceneAnswer]] = field(default_factory=list)
    _series: list[list[tuple[Step, SceneAnswer]]] = field(default_factory=list)
    _before: float = 0.0

    async def play(self, steps: tuple[Step, ...]) -> None:
        """Play the steps with the recorded times between them."""
        for step, following in zip(steps, (*steps[1:], None), strict=True):
            if step.act.get("do") == "start" and following is not None:
                await self._boot(step, following)
            else:
                await self._play(step)
        self._end_series()

    async def _play(self, step: Step) -> None:
        if step.kind != "sample":
            self._end_series()
        if step.kind == "act":
            await self._act(step)
        elif step.kind == "sample":
            await self._sample(step)
        elif step.kind == "until":
            await self._until(step)
        else:
            await self._call(step)
        self._before = step.t

    async def _boot(self, step: Step, following: Step) -> None:
        """Start a node: it has started when it answers, which recorded ones took seconds for."""
        self._end_series()
        if self.stage.world.clusters[step.act["node"]].node.running:
            await self.stage.wait(step.t - self._before)
            await self.stage.node(step.act["node"], "stop")
            self._before = step.t
        up_at = min(following.t, step.t + BOOT_S)
        if following.answer is not None:
            up_at = following.t - following.waited_s - following.answer.seconds
        await self.stage.wait(up_at - self._before)
        unsaid = UNSAID.get((step.scene, step.n))
        await perform(self.stage, {**step.act, "note": unsaid} if unsaid else step.act, 0.0)
        await self._until_ready(following)
        self._before = up_at

    async def _until_ready(self, first: Step) -> None:
        """A recorded node was asked once it gave an answer of that kind: wait until the model's does."""
        if first.answer is None or _request(first).method != "GET":
            return
        end = self.stage.elapsed() + PATIENCE_S
        while self.stage.elapsed() < end:
            if (await self.stage.ask(self._renamed(first))).status == first.answer.status:
                break
            await self.stage.wait(POLL_S)

    async def _act(self, step: Step) -> None:
        await perform(self.stage, step.act, step.t - self._before)

    async def _sample(self, step: Step) -> None:
        recorded = _recorded(step)
        wanted = states([recorded.body])
        actual = await self._answer(step, lambda actual: states([actual.body]) == wanted)
        series = next((candidate for candidate in self._series if candidate[0][0].request == step.request), None)
        if series is None:
            self._series.append(series := [])
        series.append((step, actual))

    async def _call(self, step: Step) -> None:
        if step.n in self.beyond:
            await self._answer(step, lambda _got: True)
            return
        recorded = _recorded(step)
        actual = await self._answer(step, lambda actual: not compare_answers(self._fresh(), recorded, actual))
        self._note(step, compare_answers(self.naming, recorded, actual))

    async def _answer(self, step: Step, agrees: Callable[[SceneAnswer], bool]) -> SceneAnswer:
        """Ask as late as recorded.

        What a read shows was so at some moment between its request and its answer: it is asked again within that
        time until it agrees. Anything else took effect when it was answered; but what involves the leader, or waits
        for something by itself, takes the time the model takes for it.
        """
        lasted_s = _recorded(step).seconds
        await self._pause(step, lasted_s)
        writes = _request(step).method not in ("GET", "HEAD")
        if INVOLVED.search(_request(step).path) or (writes and lasted_s >= SLOW_S):
            return await self._ask_both(step)
        if writes:
            await self.stage.wait(lasted_s)
            return await self._ask(step)
        end = self.stage.elapsed() + lasted_s
        moment_s = max(MOMENT_S, lasted_s / MOMENTS)
        while not agrees(actual := await self._ask(step)) and self.stage.elapsed() < end:
            await self.stage.wait(moment_s)
        await self.stage.wait(max(0.0, end - self.stage.elapsed()))
        return actual

    async def _ask_both(self, step: Step) -> SceneAnswer:
        recorded = _recorded(step)
        if recorded.status == 200 and recorded.seconds < SLOW_S:
            await self.stage.wait(max(0.0, recorded.seconds - FOLLOW_S))
            return await self._ask(step)
        begun = self.stage.elapsed()
        actual = await self._ask(step)
        await self.stage.wait(max(0.0, begun + recorded.seconds - self.stage.elapsed()))
        return actual

    async def _until(self, step: Step) -> None:
        """Poll as recorded until the answer is the recorded one, for a time of the same order."""
        recorded = _recorded(step)
        await self._pause(step, step.waited_s + recorded.seconds)
        started = self.stage.elapsed()
        limit = step.waited_s * 2 + PATIENCE_S if step.reached else step.waited_s
        while True:
            actual = await self._ask(step)
            if not self._apart(self._fresh(), recorded, actual) or self.stage.elapsed() - started >= limit:
                break
            await self.stage.wait(POLL_S)
        self._note(step, self._apart(self.naming, recorded, actual))

    async def _pause(self, step: Step, lasted_s: float) -> None:
        await self.stage.wait(max(0.0, step.t - lasted_s - self._before))

    @staticmethod
    def _apart(naming: Naming, recorded: SceneAnswer, actual: SceneAnswer) -> list[Difference]:
        """The differences that matter to a condition: whether metadata was there already does not."""
        deviations = compare_answers(naming, recorded, actual)
        return [difference for difference in deviations if not difference.path.endswith(".follower_mapping_version")]

    def _fresh(self) -> Naming:
        return Naming(self.naming.addresses, self.naming.published)

    async def _ask(self, step: Step) -> SceneAnswer:
        recorded = _recorded(step)
        actual = await self.stage.ask(self._renamed(step), recorded.seconds if recorded.status is None else None)
        self.answers.append((step.n, actual))
        return actual

    def _renamed(self, step: Step) -> SceneRequest:
        request, rename = _request(step), self.naming.rename
        return replace(request, path=rename(request.path), query=rename(request.query), body=rename(request.body))

    def _note(self, step: Step, deviations: list[Difference]) -> None:
        if step.n in self.loose and step.kind != "sample":
            body = self.answers[-1][1].body
            deviations = [difference for difference in deviations if difference.path == "status"] + shape_differences(
                [_recorded(step).body], [body]
            )
        self.findings.extend(Finding(step, deviation) for deviation in deviations)

    def _end_series(self) -> None:
        """Judge the reads of what moves by itself, whether asked for one after another or in turns."""
        ended, self._series = self._series, []
        for series in ended:
            self._judge(series)

    def _judge(self, series: list[tuple[Step, SceneAnswer]]) -> None:
        recorded = [_recorded(step).body for step, _ in series]
        actual = [answer.body for _, answer in series]
        shape = shape_differences(recorded, actual)
        if states(recorded) != states(actual) and series[0][0].n not in self.loose:
            shape.append(Difference("states", _tell(states(recorded)), _tell(states(actual))))
        self._note(series[0][0], shape)


def compare_answers(naming: Naming, recorded: SceneAnswer, actual: SceneAnswer) -> list[Difference]:
    """Compare status, headers and body of two answers."""
    result = [] if recorded.status == actual.status else [Difference("status", recorded.status, actual.status)]
    for name, value in recorded.headers.items():
        if name == "transfer-encoding":
            continue
        if not naming.same(value, actual.headers.get(name, "no such header")):
            result.append(Difference(f"header {name}", value, actual.headers.get(name)))
    if recorded.status is not None:
        result += differences(naming, recorded.body, actual.body)
    return result


def _request(step: Step) -> SceneRequest:
    assert step.request is not None
    return step.request


def _recorded(step: Step) -> SceneAnswer:
    assert step.answer is not None
    return step.answer


def _tell(passed: list[Any]) -> str:
    return "\n    ".join(["", *(" ".join(f"{name}={value}" for name, value in state) for state in passed)])
