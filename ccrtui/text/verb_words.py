"""What the verbs without a screen say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerbWords:
    """Sentences of the command line."""

    help: str
    """The whole page of `ccrtui help`."""
    verb_not_here: str
    """`{verb}`"""
    arguments_wrong: str
    """`{reason}`"""
    password_prompt: str
    """`{side}`"""
    typed_value: str
    will_send: str
    """`{step}` and `{n}` calls."""
    still_waiting: str
    """`{seconds}`, `{side}`, `{what}`, `{call}`"""
    setup_done: str
    """`{read}`, `{probe}` and `{write}` calls were sent; likewise below."""
    in_console: str
    """Where the same stands in a web console: `{path}`."""
    setup_how: str
    interrupted: str
    nothing_to_send: str
    no_such_word: str
    """`{name}`, `{names}`"""
    setup_not_done: str
    status_head: str
    """`{alias}`, `{verdict}`, `{n}` indices."""
    documents: str
    """`{leader}` and `{follower}`"""
    copied: str
    """`{percent}`, `{done}`, `{total}`"""
    sample: str
    """`{at}`, `{verdict}`, `{not_level}` of `{n}`, worst `{index}`, `{operations}`"""
    simulate_refused: str
    """`{reason}`"""
    scenario_unknown: str
    """`{name}`, `{names}`"""
    no_profile: str
    which_profile: str
    """`{names}`"""
    demo_failed: str
    """`{reason}`"""
