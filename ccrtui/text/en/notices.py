"""Notices and remarks in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.state import NoticeCode
from ccrtui.text.en.watch.numbers import NUMBERS
from ccrtui.text.records.notices import RemarkWords

NOTICES: Mapping[NoticeCode, str] = {
    NoticeCode.PLAN_CHANGED: "What is there has changed meanwhile, so nothing was sent. Look at the new plan.",
    NoticeCode.READ_ONLY: "Nothing was sent: this session is read-only. w switches writing on.",
    NoticeCode.WRITE_ON: "Writing is on: a plan that is applied will be sent.",
    NoticeCode.WRITE_OFF: "Writing is off: nothing will be changed.",
    NoticeCode.BEAT_ON: "The heartbeat is written: one document a second into {index}, until B or the end of writing.",
    NoticeCode.BEAT_OFF: "The heartbeat is not written any more.",
    NoticeCode.NO_HEARTBEAT: "This link has no heartbeat: `profiles edit NAME --heartbeat` gives it one.",
    NoticeCode.NAME_DIFFERS: "Nothing was done: the name typed is not {name}.",
    NoticeCode.LOCKED: "Writing stays off: another session holds this profile[ ({holder})][ since {since}].",
    NoticeCode.NOTHING_TO_APPLY: "There is nothing to send.",
    NoticeCode.APPLIED: "Sent: {n}.",
    NoticeCode.REFUSED: "That was refused, and nothing more was sent.",
    NoticeCode.OUTCOME_UNKNOWN: (
        "A call was sent and no answer came; it is not repeated. What is there is being looked at."
    ),
    NoticeCode.JOURNAL_FAILED: "Nothing was sent: the journal cannot be written[: {reason}].",
    NoticeCode.PROFILE_FAILED: "The profile could not be saved[: {problem}][ in {file}][, {reason}].",
    NoticeCode.CONFIRM_NEEDED: "Nothing was sent: what cannot be undone needs its name typed.",
    NoticeCode.COUNTED: "{index} was counted on both sides.",
    NoticeCode.COUNT_FAILED: "{index} could not be counted[: {reason}].",
    NoticeCode.COVERED: "What of the leader nobody takes was counted.",
    NoticeCode.NOT_COVERED: NUMBERS.coverage_unknown,
    NoticeCode.WATCH_FAILED: (
        "Watching has stopped by a mistake of this program[: {reason}]. What is shown of the link grows old."
    ),
    NoticeCode.AGES_FAILED: "Ages are not counted on, by a mistake of this program[: {reason}]. All else goes on.",
    NoticeCode.RELOOK_FAILED: (
        "Nothing is looked at again by itself, by a mistake of this program[: {reason}]. r looks again."
    ),
    NoticeCode.REQUEST_FAILED: (
        "That was not done to its end, by a mistake of this program[: {reason}]. c shows what was sent."
    ),
    NoticeCode.HISTORY_DAMAGED: "The history was damaged: a new one is begun, and the old one kept as {kept}.",
    NoticeCode.HISTORY_NEWER: "Nothing is recorded: a newer ccrtui wrote the history ({file}), which is left alone.",
    NoticeCode.HISTORY_ELSEWHERE: "Nothing is recorded here: another session records this profile.",
    NoticeCode.HISTORY_UNWRITABLE: "Nothing is recorded for now: {file}: {reason}. Watching goes on.",
    NoticeCode.NOTIFY_FAILED: (
        "The command that is to be told of changes failed[: {reason}]. It is run again with the next."
    ),
    NoticeCode.ENGINE_FAILED: (
        "This session has ended[: {reason}]. Nothing is read or sent any more: leave with q and start again."
    ),
}
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
    counting_untaken="Counting which indices of the leader nobody takes.",
    mouse_on="The mouse is on: the terminal's own selection needs shift now.",
    mouse_off="The mouse is off: the terminal selects text.",
    every="A sample every {time} from now on.",
    theme="Colours: {name}",
)
