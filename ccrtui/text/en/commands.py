"""Commands in English."""

from __future__ import annotations

from ccrtui.text.records.commands import CommandText, CommandWords, UnavailableWords

COMMANDS = CommandWords(
    overview=CommandText("overview", "Is everything all right?"),
    setup=CommandText("setup", "Walk from an account and two clusters to a verified copy."),
    watch=CommandText("watch", "How far behind, since when, until when."),
    calls=CommandText("calls", "What was sent, with status and time."),
    help=CommandText("help", "What works here, and what the signs mean."),
    palette=CommandText("palette", "Find a command by its words."),
    quit=CommandText("quit", "Leave. Replication goes on without this program."),
    back=CommandText("back", "Back, or leave it alone."),
    look_again=CommandText("look again", "Observe everything afresh."),
    write_switch=CommandText("write", "Switch writing on or off for this session."),
    plan=CommandText("plan", "Show the calls in full, with their bodies and how they are undone."),
    apply=CommandText("apply", "Send the calls of the current step, after one more key."),
    copy=CommandText("copy as..", "Copy the selected thing as curl, tccli, console or text."),
    save=CommandText("save", "Save what is seen as CSV, JSON or Markdown."),
    filter=CommandText("filter", "Show some rows only: text, !text, lag>30s, ops>100, state:paused, effect:write."),
    problems=CommandText("problems", "Show only what is not all right."),
    freeze=CommandText("freeze", "Let the view stand still while figures go on being taken."),
    open=CommandText("go there", "Go to what is next."),
    detail=CommandText("detail", "The selected one in full."),
    count=CommandText("count", "Count the documents exactly, behind a refresh on both sides."),
    choose=CommandText("choose", "Make the choice this step asks for."),
    choose_anew=CommandText("choose anew", "Change what was chosen, before the plan that would write it is sent."),
    handoff=CommandText("text to send", "Copy what somebody else is to read: support ticket, other account, policy."),
    field=CommandText("field", "The next field of the choice."),
    next_step=CommandText("next", "The next step."),
    previous_step=CommandText("back", "The step before."),
    theme=CommandText("colours", "The next set of colours: dark, light, blue and orange, the terminal's own."),
    mouse=CommandText("mouse", "Switch the mouse on or off."),
)
UNAVAILABLE = UnavailableWords(
    unknown_key="Nothing on that key here. ? shows what works.",
    read_only="Read-only: nothing is sent. w switches writing on.",
    nothing_to_send="This step has nothing to send.",
    not_current="Only the next step can be applied: {step}.",
    busy="Wait: calls are being sent.",
    no_state="Nothing is known yet: the first look is under way.",
    no_row="No row is selected.",
    no_choice="This step asks for no choice.",
    no_handoff="No text to send here: readiness has a support ticket, a connection that waits has a message.",
    one_field="There is only one field.",
    nothing_to_copy="There is nothing to copy here.",
    nothing_to_save="There is nothing to save yet.",
    last_step="This is the last step.",
    first_step="This is the first step.",
    nothing_next="Nothing is left to do.",
    no_mouse="This terminal session has no mouse.",
)
