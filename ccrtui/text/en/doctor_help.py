"""The page of help about findings, in English."""

from __future__ import annotations

DOCTOR = """\
usage: ccrtui doctor PROFILE [--json] [--only CODE|PLACE] [--as markdown]
                     [--timeout SECONDS] [--link NAME]
       ccrtui doctor --explain CODE

What is wrong, why, what you do not have because of it, and what to do: the
worst first, each with what was seen, from where, and how old that is. Asks as
`ccrtui status` does, and where something is wrong looks at the set-up as well.
Nothing is changed; plans are shown, not sent.

  --only CODE|PLACE       the findings of one code (routes_missing, CCR041), or
                          seen from one place: leader, follower, socket, cloud,
                          cloud_probe, history, profile
  --as FORM               markdown, for a ticket
  --explain CODE          the page of a code; no cluster is asked
  --timeout SECONDS       how long a verdict may take to be established
  --link NAME             one link alone, where the profile has several
  --json                  one object per finding on stdout, and a last line
  --lang LANGUAGE         en or zh

Exit codes: 0 nothing, or only notices and warnings, 1 a problem, 2 usage or
profile, 4 not established, 130 interrupted, 141 the reader of stdout or stderr
went away, 74 one of them cannot be written.
"""
