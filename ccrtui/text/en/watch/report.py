"""The report in English."""

from __future__ import annotations

from ccrtui.text.records.watch.report import ReportWords

WORDS = ReportWords(
    title="Replication of {profile}",
    period="{since} to {until} (UTC), {length}",
    made="Made {at} by ccrtui {version} from what it recorded; no cluster was asked.",
    end="{side}: {name}[, {region}][, Elasticsearch {version}]",
    link='Link "{link}"',
    nothing="Nothing is recorded of this time.",
    worst="Worst recovery point (RPO): the standby was {value} behind[, {index}], at {at}.",
    level="The standby was never seen behind.",
    most="Most operations that were on the leader alone: {value}, at {at}.",
    breaks="{n} breaks, the longest {longest}.",
    one_break="1 break, {longest}.",
    no_breaks="No break.",
    watched="Watched for {watched} of {length} ({share} %).",
    unwatched="Nobody looked: {spans}.",
    span="{first} to {last}",
    more="and {n} more",
    verdicts="Time in each verdict",
    verdict="verdict",
    time="time",
    share="share of the time watched",
    lag="Time behind the leader",
    half="half the time at most",
    most_of_it="95 % of the time at most",
    nearly_all="99 % of the time at most",
    maximum="worst",
    when="when",
    unknown="not known for",
    whole="the whole link, its worst index at each moment",
    charts="Through time",
    no_data="{names} (grey: not known, or nobody looked)",
    breaks_head="Breaks",
    begin="from",
    end_at="to",
    lasted="for",
    what="what",
    lasts="not over",
    indices="The worst indices",
    index="index on the standby",
    problem="time with a problem",
    in_sync="in sync",
    operations="most operations behind",
    never="Never behind and without a problem: {n} of {all} indices.",
    how="How this was measured",
    notes=(
        "Time behind: how long ago, by one clock (that of the machine that watched), the leader took the first "
        "operation that the standby lacked. The clocks of the clusters are never compared.",
        "A break: the link was not connected, or an index was stopped, stalled or retrying. What is broken at the same "
        "time is one break. An index that was paused is no break; its time stands under its verdict.",
        "What is older than an hour is kept as the worst of each 10 seconds, than a day as the worst of each minute, "
        "than a week as the worst of each hour: a short trouble then counts for all of that time. Percentiles are "
        "rounded up.",
        "Of the whole link, operations and rates are sums of those indices of which they were known at that moment (a "
        "paused index has no lag of its two halves); time behind is that of its worst index.",
        "Time in which nobody looked is in no figure. Time behind that was not known is in no percentile; for how long "
        "it was not known stands beside.",
    ),
)
