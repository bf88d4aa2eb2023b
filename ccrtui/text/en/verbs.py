"""What the verbs without a screen say, in English."""

from __future__ import annotations

from ccrtui.text.records.verbs import VerbWords

VERBS = VerbWords(
    password_prompt="Password for the {side} cluster: ",
    typed_value="(type a value)",
    choose="Choose with: ccrtui profiles edit {profile} {option} {value}",
    value="VALUE",
    more_alike="and {n} more like it; --json gives them all[, and so does `ccrtui export {profile} --as console`]",
    will_send="{step}: about to be sent, in this order ({n})",
    still_waiting="waiting for the {side}, {seconds} s: {what} ({call})",
    setup_done="Every step held when it was looked at.[ Compared: {compared}.] "
    "Sent: {read} reads, {probe} probes, {write} writes.",
    setup_how="To send what is missing, and then what the steps behind it need, each plan shown before it is sent: "
    "{command}",
    undo_done="All that this profile made is taken back. Sent: {read} reads, {probe} probes, {write} writes.",
    undo_not_done="Not everything is taken back yet. Sent: {read} reads, {probe} probes, {write} writes.",
    undo_how="To take it back: {command}",
    undo_names="No write was sent: what would be lost has to be named. Write: {command}",
    interrupted="Interrupted. What was sent is in the journal; run it again, and it goes on where things stand.",
    nothing_to_send="There is nothing to send.",
    nothing_yet="Nothing can be sent yet: {step} is {state}.",
    setup_not_done="Not everything holds yet. Sent: {read} reads, {probe} probes, {write} writes.",
    link_head="Link {link}: {leader} to {follower}",
    status_head='[{profile}, ]"{alias}": {verdict}, indices: {n}',
    documents="documents {leader} and {follower}, each as of its last refresh",
    documents_counted="documents {leader} and {follower}",
    sample="{at}[  {link}]  {verdict}  {not_level} of {n} not level[, {operations} operations behind]"
    "[  worst: {index}]",
    demo_failed="The simulator did not start: {reason}. Try: ccrtui simulate",
)
