"""What ordered rules say of traffic: the first that fits decides, and what fits none is dropped.

The same for security groups, whose rules follow one another group by group, and for network access lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Network

from ccrtui.core.cloud.cidr import uncovered
from ccrtui.core.cloud.security import SecurityRule

ANY = frozenset({"", "ALL"})
"""How a rule says that it is about every protocol."""
EVERY_PORT = frozenset({"", "all"})


class Passage(StrEnum):
    """Whether traffic gets through; unclear where that hangs on a template, or on another group."""

    OPEN = "open"
    CLOSED = "closed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Traffic:
    """What is asked about: a protocol, its port (None: it has none), and the block at the other end."""

    protocol: str
    port: int | None
    block: IPv4Network


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule and the id of the group or list that it stands in."""

    holder: str
    rule: SecurityRule


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of some traffic, and by which rule; None when no rule fits, and when there are no rules at all."""

    passage: Passage
    by: Listed | None = None


def decide(rules: Sequence[Listed], traffic: Traffic) -> Decision:
    """Whether all of a block gets through: a part that is dropped, or that nothing lets through, closes it.

    It is unclear where it hangs on a rule that can't be read: taken for the best and for the worst that such rules can
    mean, the outcomes differ.
    """
    yes, no = _walk(rules, traffic, benign=True), _walk(rules, traffic, benign=False)
    if yes.passage is no.passage:
        return yes
    return Decision(
        Passage.UNCLEAR, next(entry for entry in rules if entry.rule.opaque and _may_fit(entry.rule, traffic))
    )


def worst(passages: Sequence[Passage]) -> Passage:
    """Closed if any is closed, else unclear if any is; open where there is nothing to decide."""
    for passage in (Passage.CLOSED, Passage.UNCLEAR):
        if passage in passages:
            return passage
    return Passage.OPEN


def _walk(rules: Sequence[Listed], traffic: Traffic, benign: bool) -> Decision:
    """Follow the rules with those that can't be read taken for the best, or for the worst, that they can mean."""
    left: tuple[IPv4Network, ...] = (traffic.block,)
    for entry in rules:
        covers = _covers(entry.rule, traffic, benign)
        if covers is None or not any(piece.overlaps(covers) for piece in left):
            continue
        if not entry.rule.accepts:
            return Decision(Passage.CLOSED, entry)
        left = uncovered(left, (covers,))
        if not left:
            return Decision(Passage.OPEN, entry)
    return Decision(Passage.CLOSED)


def _covers(rule: SecurityRule, traffic: Traffic, benign: bool) -> IPv4Network | None:
    """The block that a rule decides about, None when it is about something else."""
    if not _may_fit(rule, traffic):
        return None
    if rule.opaque:
        return (_block(rule) or traffic.block) if rule.accepts is benign else None
    return _block(rule)


def _may_fit(rule: SecurityRule, traffic: Traffic) -> bool:
    """Whether protocol, port and block of a rule admit the traffic, as far as they are told."""
    block = _block(rule)
    admitted = not rule.block or (block is not None and block.overlaps(traffic.block))
    protocol = rule.protocol.upper()
    return admitted and (protocol in ANY or (protocol == traffic.protocol and _port_fits(rule.port, traffic.port)))


def _block(rule: SecurityRule) -> IPv4Network | None:
    """The rule's block of IPv4; None for one of IPv6, and for what is no block."""
    try:
        return IPv4Network(rule.block, strict=False)
    except ValueError:
        return None


def _port_fits(text: str, port: int | None) -> bool:
    if port is None or text.lower() in EVERY_PORT:
        return True
    return any(_within(part.strip(), port) for part in text.split(","))


def _within(part: str, port: int) -> bool:
    first, _, last = part.partition("-")
    return first.isdigit() and (last or first).isdigit() and int(first) <= port <= int(last or first)
