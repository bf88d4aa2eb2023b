"""Looking at one step: asking what it wants to know until it wants nothing more."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.kind import Kind
from ccrtui.core.walk.step import Intention, Step

Send = Callable[[Call], Awaitable[Outcome]]
"""How a call is sent: `Sender.send`."""

_MOST_ROUNDS = 20
_LASTING = frozenset(
    {
        Kind.CLUSTER_IDENTITY,
        Kind.NODES,
        Kind.WHO_AM_I,
        Kind.LICENCE,
        Kind.CERTIFICATES,
        Kind.PRIVILEGES,
        Kind.CALLER,
        Kind.REGIONS,
        Kind.INSTANCES,
        Kind.INSTANCE_NODES,
        Kind.INSTANCE_LICENCE,
        Kind.INSTANCE_CERTIFICATES,
        Kind.VPCS,
        Kind.SUBNETS,
    }
)
"""What does not change from one step of a look to the next, and need not be asked again in it."""


async def observe(step: Step, known: Facts, intention: Intention, send: Send) -> Facts:
    """Gather a step's facts; the calls of one round go out together, those of the next know their answers.

    Raises RuntimeError when a step never stops asking: a mistake in this program.
    """
    facts = known
    for _ in range(_MOST_ROUNDS):
        wanted = [call for call in dict.fromkeys(step.reads(facts, intention)) if call not in facts]
        if not wanted:
            return facts
        outcomes = await asyncio.gather(*(send(call) for call in wanted))
        facts = facts.with_outcomes(dict(zip(wanted, outcomes, strict=True)))
    raise RuntimeError(f"step {step.name} asks without end")


def lasting(facts: Facts) -> Facts:
    """What the next step of the same look may take over."""
    return Facts({call: outcome for call, outcome in facts.outcomes.items() if call.kind in _LASTING})
