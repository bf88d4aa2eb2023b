"""The pages of help, in English: the one of all verbs, and one for each."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.en.doctor_help import DOCTOR
from ccrtui.text.en.recorded_help import RECORDED

OVERVIEW = """\
ccrtui gives an Elasticsearch cluster a standby in another region, and watches it.

  ccrtui [PROFILE] [--link NAME]       the console; without a name all profiles, as they were last seen
  ccrtui --all                         one board of all links of all profiles
  ccrtui demo [--scenario S]           the same console on two simulated regions (fresh)
  ccrtui simulate [--scenario S] [--followers N --shards M --moving K]    the regions alone; faults: its page
  ccrtui profiles new NAME --leader WHERE --follower WHERE [...]
  ccrtui profiles list | show NAME | edit NAME ... | path NAME | remove NAME
  ccrtui setup PROFILE [--plan | --write] [--undo] [--until STEP] [--confirm NAME] [--json]
  ccrtui status PROFILE|--all [--timeout SECONDS] [--until ok] [--json | --nagios]
  ccrtui watch PROFILE [--every S] [--samples N] [--json] [--metrics FILE] [--serve ADDR]
  ccrtui doctor PROFILE [--only CODE] [--as markdown] [--json] | --explain CODE
  ccrtui events PROFILE [--since T] [--json]
  ccrtui report PROFILE [--since T] [--as html|markdown] [--to FILE]
  ccrtui history PROFILE export FILE | open FILE
  ccrtui export PROFILE --as curl|console|tccli
  ccrtui --version

WHERE       an address (https://10.1.3.7:9200) or an instance of the cloud (es-2h7x0a1b)
Cloud keys  TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (with TENCENTCLOUD_TOKEN when temporary),
            else ~/.tencentcloud/credentials, /etc/tencentcloud/credentials, ~/.tccli; no key is ever written

Every verb has a page of its own: ccrtui VERB --help. All take --lang en|zh.
CCRTUI_HOME puts everything of ours under one folder.
Nothing is changed without --write, or without switching writing on in the console.

Exit codes  setup   0 done or nothing to do, 1 blocked, 3 something is missing or waiting, 4 not established
            status  0 well, 1 a problem, 4 unknown        any  2 usage or profile, 130 interrupted
"""

PAGES: Mapping[str, str] = {
    "demo": """\
usage: ccrtui demo [--scenario S] [--seed N] [--every SECONDS]
                   [--leader-version V] [--follower-version V]

The console on two simulated regions: no account, no cluster, no network, and
nothing that outlives it. `ccrtui simulate --help` lists the scenarios.

  --scenario S            how the world begins (fresh)
  --seed N                another world of the same kind (0)
  --every SECONDS         from one sample to the next, 0.5 to 60
  --leader-version V      a version that is simulated, such as 7.10.2
  --follower-version V    likewise
  --lang LANGUAGE         en or zh
""",
    "simulate": """\
usage: ccrtui simulate [--scenario S] [--seed N] [--port-base P]
                       [--leader-version V] [--follower-version V]
                       [--security] [--tls]
                       [--followers N] [--shards M] [--moving K]

Two simulated regions on loopback, for curl, scripts and rehearsals. The first
line of stdout is one JSON object: addresses, users, the cloud's endpoint, and
the control address. It serves until it is interrupted or its stdin ends.

  --scenario S            how the world begins (fresh)
  --seed N                another world of the same kind (0)
  --port-base P           ports from P on, instead of free ones
  --leader-version V      a version that is simulated, such as 7.10.2
  --follower-version V    likewise
  --security              users, roles and passwords
  --tls                   certificates as well
  --followers N           as many followers beside the scenario's, all level
  --shards M              of so many shards each (1)
  --moving K              so many of them written to each second (0)
  --lang LANGUAGE         en or zh

Scenarios
  fresh                       two regions that nothing connects: the whole walk
  connected                   the network stands, nothing is followed yet
  following                   `orders` is followed and level
  busy                        thirty followers: one paused, stopped, slow
  basic-licence               the follower's licence has no replication
  follower-older              the follower's version is below the leader's
  certificates-differ         no certificate authority in common
  name-taken                  names of leader indices are taken on the follower
  flaky-link                  `orders` follows; the link is cut again and again
  silent-link                 `orders` was level; then every byte is swallowed
  slow-bootstrap              a big index whose first copy takes long
  other-cluster-behind-alias  the alias leads to a third cluster
  cidr-overlap                the blocks of both VPCs overlap
  cross-region-refused        peering between regions is refused: CCN
  ccn-present                 a CCN joins both VPCs already
  peering-pending             another account has to accept the connection
  peering-expired             it did not, in time
  route-taken                 the destination has another route
  route-to-wrong-gateway      the routes lead to a VPN gateway
  security-group-closed       no rule lets replication in
  security-group-template     rules that name templates
  acl-egress                  a network ACL drops what leaves
  bastion-in-leader-vpc       only the leader answers until routes stand
  no-permission               the key may only read
  quota-full                  no further connection is allowed
  throttled                   each action once in a second
  slow-cloud                  the cloud API is slow, and lists late

Faults: POST /faults/NAME at the control address with a JSON object; DELETE ends
it, GET / tells what each takes. POST /clock {"advance_s": 60} moves time.
  link          from, to, state pass|refuse|hang, delay_s, bandwidth
  hold          keep a request unanswered: cluster, effect, n, when, path
  drop          cut a request's connection: as hold
  http          answers nobody gives: cluster, mode, status, path, times
  cloud         delay_s, list_lag_s, settle_s, per_second
  node          stopped, killed, started; other settings, edition, no master
  licence       the licence expires by the clock
  remote_key    the alias trusts by API key, and what is in the keystore for it
  certificates  a node accepts the other's authority as well
  write_queue   the queue of writes is full
  slow_writes   a follower writes slowly: cluster, operation_s
  watermark     the disk is full
  copy_failure  the next first copy fails
  history       the index is restored to an older state
  shard         a shard's only copy is lost, empty, or back
""",
    "setup": """\
usage: ccrtui setup PROFILE [--plan | --write] [--undo] [--until STEP]
                    [--confirm NAME] [--link NAME] [--json]

The walk without a screen: what holds, what is missing, and the exact calls.
Without --write nothing is changed.

  --plan                  look only (as without it)
  --write                 send what is missing; each plan is shown before
  --undo                  take back what this profile made, and nothing else
  --until STEP            end behind that step
  --link NAME             one link alone, where the profile has several
  --confirm NAME          type a name: of what would be lost, and of a
                          production profile before it writes; repeatable
  --json                  one object per step on stdout
  --lang LANGUAGE         en or zh

Plans and remarks go to stderr; where it is closed, nothing is written.

Exit codes: 0 done or nothing to do, 1 blocked, 2 usage or profile, 3 something
is missing or waiting, 4 not established, 130 interrupted, 141 the reader of
stdout or stderr went away, 74 one of them cannot be written.
""",
    "status": """\
usage: ccrtui status PROFILE|--all [--timeout SECONDS] [--until ok]
                     [--json | --nagios] [--link NAME] [--coverage]

One verdict: is the standby in sync, and if not, which index is worst and why.

  --all                   all profiles, the worst link first
  --timeout SECONDS       how long to look until it is established
  --until ok              wait for a verdict that is well
  --link NAME             one link alone, where the profile has several
  --coverage              count the leader's indices that nobody takes
  --json                  one object on stdout
  --nagios                as a monitoring plug-in: one line, performance data,
                          and its exit codes: 0 OK, 1 WARNING, 2 CRITICAL,
                          3 UNKNOWN
  --lang LANGUAGE         en or zh

Limits of the profile (profiles edit NAME --threshold ...) count on top of the
verdict, without waiting: a critical one is a problem, a warning is told.

Exit codes: 0 well, 1 a problem, 2 usage or profile, 4 unknown, 130 interrupted,
141 the reader of stdout or stderr went away, 74 one of them cannot be written.
""",
    "watch": """\
usage: ccrtui watch PROFILE [--every S] [--samples N] [--json] [--metrics FILE]
                    [--serve [HOST:]PORT] [--link NAME] [--since T]
                    [--beat [--confirm PROFILE]]

One line per sample, until it is interrupted.

  --samples N             end after so many, with the code of the last verdict
  --every SECONDS         from one sample to the next, 0.5 to 60 (1, or what the
                          number of followers allows); the console has it too
  --link NAME             one link alone, where the profile has several
  --json                  one object per line on stdout
  --metrics FILE          the figures as OpenMetrics, for the node exporter's
                          text collector; replaced whole with each sample
  --since T               the samples that were recorded since: 90s, 3h, 7d,
                          03:00, 2026-11-30 (local); no cluster is asked
  --serve [HOST:]PORT     the same at http://HOST:PORT/metrics (127.0.0.1)
  --beat                  write the heartbeat of the link meanwhile: a document
                          a second on the leader, seen on the follower; needs
                          `profiles edit NAME --heartbeat` and `setup --write`
  --confirm PROFILE       its name once more, where it is production
  --lang LANGUAGE         en or zh

Exit codes: as `ccrtui status`.
""",
    "export": """\
usage: ccrtui export PROFILE --as curl|console|tccli [--confirm NAME]
                     [--link NAME]

The plan that is still open, as commands for other tools. Nothing is changed.

  --as FORM               curl; console, for Kibana and the web console; tccli
  --confirm NAME          type a name of what would be lost: its call is then
                          no comment any more; repeatable
  --link NAME             one link alone, where the profile has several
  --lang LANGUAGE         en or zh

Exit codes: as `ccrtui setup --plan`.
""",
    **RECORDED,
    "doctor": DOCTOR,
}
