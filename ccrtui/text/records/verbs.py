"""What the verbs without a screen say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerbWords:
    """Sentences of the command line."""

    password_prompt: str
    """`{side}`"""
    typed_value: str
    choose: str
    """`{profile}`, `{option}`, `{value}`: the command that makes a choice."""
    value: str
    """What stands for a value in a command."""
    will_send: str
    """`{step}` and `{n}` calls."""
    more_alike: str
    """`{n}` further calls of a plan; `{profile}` where `export` gives it."""
    still_waiting: str
    """`{seconds}`, `{side}`, `{what}`, `{call}`"""
    setup_done: str
    """`{compared}` by name; `{read}`, `{probe}` and `{write}` calls were sent; likewise below."""
    setup_how: str
    """`{command}` that was typed, as it writes."""
    undo_done: str
    undo_not_done: str
    undo_how: str
    """Likewise."""
    undo_names: str
    """Likewise, when writing was asked for without them."""
    interrupted: str
    nothing_to_send: str
    nothing_yet: str
    """`{step}` and its `{state}`"""
    setup_not_done: str
    link_head: str
    """What is about one of several links: `{link}`, `{leader}`, `{follower}`"""
    status_head: str
    """`{profile}`, `{alias}`, `{verdict}`, `{n}` indices."""
    documents: str
    documents_counted: str
    """`{leader}` and `{follower}`"""
    sample: str
    """`{at}`, `{link}`, `{verdict}`, `{not_level}` of `{n}`, worst `{index}`, `{operations}`"""
    demo_failed: str
    """`{reason}`"""
