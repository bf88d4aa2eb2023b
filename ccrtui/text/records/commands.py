"""The words of every command: label, help, and why one is not available."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.text.record import Record


@dataclass(frozen=True, slots=True)
class CommandText:
    """A command: one or two words, and one sentence."""

    label: str
    help: str


class CommandWords(Record):
    """One field for each command, named as the command."""

    overview: CommandText
    setup: CommandText
    watch: CommandText
    doctor: CommandText
    cure: CommandText
    calls: CommandText
    help: CommandText
    palette: CommandText
    quit: CommandText
    back: CommandText
    look_again: CommandText
    links: CommandText
    open_link: CommandText
    write_switch: CommandText
    beat: CommandText
    plan: CommandText
    apply: CommandText
    copy: CommandText
    save: CommandText
    filter: CommandText
    problems: CommandText
    sort_next: CommandText
    sort_previous: CommandText
    turn: CommandText
    slower: CommandText
    faster: CommandText
    freeze: CommandText
    open: CommandText
    detail: CommandText
    count: CommandText
    link_detail: CommandText
    untaken: CommandText
    choose: CommandText
    choose_anew: CommandText
    handoff: CommandText
    field: CommandText
    next_step: CommandText
    previous_step: CommandText
    theme: CommandText
    mouse: CommandText
    shorter: CommandText
    longer: CommandText
    step_back: CommandText
    step_forward: CommandText
    last_change: CommandText
    next_change: CommandText
    go_to_time: CommandText
    present: CommandText

    def of(self, name: str) -> CommandText:
        """The words of the command of that name."""
        text: CommandText = getattr(self, name)
        return text


class UnavailableWords(Record):
    """Why a command does nothing here and now, and what would help."""

    unknown_key: str
    read_only: str
    no_heartbeat: str
    nothing_to_send: str
    not_current: str
    busy: str
    no_state: str
    no_row: str
    no_finding: str
    no_choice: str
    no_handoff: str
    one_field: str
    one_link: str
    nothing_to_copy: str
    nothing_to_save: str
    last_step: str
    first_step: str
    nothing_next: str
    no_mouse: str
