"""The pages of help about what was recorded, in English."""

from __future__ import annotations

from collections.abc import Mapping

RECORDED: Mapping[str, str] = {
    "events": """\
usage: ccrtui events PROFILE [--since T] [--json]

What has changed, as recorded by the console and by `ccrtui watch`: verdicts,
connections, who follows, leases; oldest first, each with how long it lasted.
No cluster is asked.

  --since T               90s, 15m, 3h, 7d; or a local time: 03:00,
                          2026-11-30, 2026-11-30T03:00:00Z (all that is kept)
  --json                  one object per event on stdout
  --lang LANGUAGE         en or zh

Exit codes: 0 told, 2 usage, profile or no history, 130 interrupted, 141 the
reader of stdout went away, 74 stdout cannot be written.
""",
    "report": """\
usage: ccrtui report PROFILE [--since T] [--as html|markdown] [--to FILE]

A time looked back upon, as one page for a meeting or an auditor: the worst
recovery point, breaks, time in each verdict, percentiles of the time behind,
the worst indices, charts. From what the console and `ccrtui watch` recorded;
no cluster is asked. The page needs nothing beside it, and runs nothing.

  --since T               90s, 15m, 3h, 7d; or a local time: 03:00,
                          2026-11-30, 2026-11-30T03:00:00Z (7d)
  --as FORM               html, or markdown (html)
  --to FILE               into that file, which is replaced whole; else stdout
  --lang LANGUAGE         en or zh

Exit codes: 0 written, 2 usage, profile, no history or no such file,
130 interrupted, 141 the reader of stdout went away, 74 stdout cannot be
written. None of them says whether all was well: `ccrtui status` does.
""",
    "history": """\
usage: ccrtui history PROFILE export FILE
       ccrtui history open FILE

What the console and `ccrtui watch` have recorded, for a colleague: export
writes a copy, open shows every screen on one, without a profile and without
any cluster. [ ] { } @ go through time, esc to its end. Nothing in it is run.

  --lang LANGUAGE         en or zh

Exit codes: 0 done, 2 usage, profile or no history, 130 interrupted, 141 the
reader of stdout went away, 74 stdout cannot be written.
""",
}
