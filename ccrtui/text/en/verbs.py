"""What the verbs without a screen say, in English."""

from __future__ import annotations

from ccrtui.text.records.verbs import VerbWords

VERBS = VerbWords(
    password_prompt="Password for the {side} cluster: ",
    typed_value="(type a value)",
    choose="Choose with: ccrtui profiles edit {profile} {option} {value}",
    value="VALUE",
    more_alike="and {n} more like it; --json and `ccrtui export {profile} --as console` give them all",
    will_send="{step}: about to be sent, in this order ({n})",
    still_waiting="waiting for the {side}, {seconds} s: {what} ({call})",
    setup_done="Every step held when it was looked at.[ Compared: {compared}.] "
    "Sent: {read} reads, {probe} probes, {write} writes.",
    setup_how="Run it again with --write[ --confirm {names}]: it sends what is missing, and then what the steps "
    "behind it need. Each plan is shown before it is sent.",
    undo_done="All that this profile made is taken back. Sent: {read} reads, {probe} probes, {write} writes.",
    undo_not_done="Not everything is taken back yet. Sent: {read} reads, {probe} probes, {write} writes.",
    undo_how="Run it again with --write[ --confirm {names}] to take it back.",
    undo_names="No write was sent: what would be lost has to be named. Run it again with --write --confirm {names}",
    interrupted="Interrupted. What was sent is in the journal; run it again, and it goes on where things stand.",
    nothing_to_send="There is nothing to send.",
    nothing_yet="Nothing can be sent yet: {step} is {state}.",
    setup_not_done="Not everything holds yet. Sent: {read} reads, {probe} probes, {write} writes.",
    status_head='"{alias}": {verdict}, indices: {n}',
    documents="documents {leader} and {follower}, each as of its last refresh",
    documents_counted="documents {leader} and {follower}",
    copied="{percent} %, {done} of {total} bytes",
    sample="{at}  {verdict}  {not_level} of {n} not level[, {operations} operations behind][  worst: {index}]",
    demo_failed="The simulator did not start: {reason}. Try: ccrtui simulate",
)
