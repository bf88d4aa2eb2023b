"""Notices and remarks in English."""

from __future__ import annotations

from ccrtui.text.notice_words import NoticeWords, RemarkWords

NOTICES = NoticeWords(
    plan_changed="What is there has changed meanwhile, so nothing was sent. Look at the new plan.",
    read_only="Nothing was sent: this session is read-only. w switches writing on.",
    write_on="Writing is on: a plan that is applied will be sent.",
    write_off="Writing is off: nothing will be changed.",
    name_differs="Nothing was done: the name typed is not {name}.",
    locked="Writing stays off: another session holds this profile[ ({holder})][ since {since}].",
    nothing_to_apply="There is nothing to send.",
    applied="Sent: {n}.",
    refused="That was refused, and nothing more was sent.",
    outcome_unknown="A call was sent and no answer came; it is not repeated. What is there is being looked at.",
    journal_failed="Nothing was sent: the journal cannot be written[: {reason}].",
    profile_failed="The profile could not be saved[: {problem}][ in {file}][, {reason}].",
    confirm_needed="Nothing was sent: what cannot be undone needs its name typed.",
    choice_impossible="{value} is not possible for {option}.",
    counted="{index} was counted on both sides.",
    count_failed="{index} could not be counted[: {reason}].",
    engine_failed="Something went wrong inside this program[: {reason}]. Nothing was sent. r looks again.",
)
REMARKS = RemarkWords(
    text="text",
    copied="{what}: asked the terminal to copy it (not every one does), and wrote it to {path}",
    copied_only="{what}: asked the terminal to copy it; the file could not be written: {reason}",
    saved="Saved {what}: {path}",
    save_failed="Not saved: {reason}",
    copy_menu="copy as   c curl   k Kibana console   t text   esc",
    save_menu="save as   c CSV   j JSON   m Markdown   esc",
    write_in_flight="Calls are being sent. Leaving now stops after the one in flight (it gets 5 s).",
    quit_again="q leaves anyway   esc stays",
    looking="Looking again.",
    counting="Counting {index} behind a refresh on both sides.",
    mouse_on="The mouse is on: the terminal's own selection needs shift now.",
    mouse_off="The mouse is off: the terminal selects text.",
    theme="Colours: {name}",
)
