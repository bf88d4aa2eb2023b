"""What the verbs without a screen say, in English."""

from __future__ import annotations

from ccrtui.text.records.verbs import VerbWords

VERBS = VerbWords(
    help="""\
ccrtui gives an Elasticsearch cluster a standby in another region, and watches it.

  ccrtui PROFILE                       the console
  ccrtui demo [--scenario S]           the same console on two simulated regions (fresh)
  ccrtui simulate [--scenario S] [--seed N] [--port-base P]
                  [--leader-version V] [--follower-version V] [--security] [--tls]
  ccrtui profiles new NAME --leader WHERE --follower WHERE [...]
  ccrtui profiles list | show NAME | edit NAME ... | path NAME | remove NAME
  ccrtui setup PROFILE [--plan | --write] [--undo] [--until STEP] [--confirm NAME] [--json]
  ccrtui status PROFILE [--timeout SECONDS] [--until ok] [--json]
  ccrtui watch PROFILE [--samples N] [--json]
  ccrtui export PROFILE --as curl|console|tccli
  ccrtui --version

Scenarios   fresh connected following busy basic-licence follower-older certificates-differ
            name-taken flaky-link silent-link slow-bootstrap
            other-cluster-behind-alias cidr-overlap cross-region-refused ccn-present
            peering-pending peering-expired route-taken route-to-wrong-gateway
            security-group-closed security-group-template acl-egress
            bastion-in-leader-vpc no-permission quota-full throttled slow-cloud

Faults      simulate prints a control address: GET / there tells what each takes, POST /faults/NAME sets one
            link hold drop http cloud node write_queue watermark copy_failure history shard

WHERE       an address (https://10.1.3.7:9200) or an instance of the cloud (es-2h7x0a1b)
Cloud keys  TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (with TENCENTCLOUD_TOKEN when temporary),
            else ~/.tencentcloud/credentials, /etc/tencentcloud/credentials, ~/.tccli; no key is ever written

Every verb takes --lang en|zh. CCRTUI_HOME puts everything of ours under one folder.
Nothing is changed without --write, or without switching writing on in the console.

Exit codes  setup   0 done or nothing to do, 1 blocked, 3 something is missing or waiting, 4 not established
            status  0 well, 1 a problem, 4 unknown        any  2 usage or profile, 130 interrupted
""",
    password_prompt="Password for the {side} cluster: ",
    typed_value="(type a value)",
    choose="Choose with: ccrtui profiles edit {profile} {option} {value}",
    value="VALUE",
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
