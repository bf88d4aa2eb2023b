"""Every request the program can send, against what real servers answered to it; what none was asked is argued."""

from __future__ import annotations

import pytest

from ccrtui.core.call.call import Call, Service, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.requests.indices import index_list
from tests.adapters.elasticsearch.request_states import STATES
from tests.adapters.elasticsearch.requests import answers_about, answers_to, lines, outcome_name, outcomes_of
from tests.core.elasticsearch.test_requests import CALLS

SENT = [call for calls in CALLS.values() for call in calls if call.service is Service.SEARCH]

NEVER_ASKED: dict[Call, str] = {
    index_list(Side.LEADER, hidden=True): "recorded with two of its columns on 7.10.2 to 9.5.3 (core-index-states 83), "
    "and with all of them without the last key: columns and wildcards do not touch each other",
}
"""The exact requests that no recording holds, each with why it may be sent all the same."""

NO_SERVER_ANSWERS = {"transport_probe": "no request to a server's HTTP interface: see the tests of the probe itself"}
UNREAD = frozenset({FaultCode.UNREADABLE, FaultCode.HTML, FaultCode.TOO_LARGE, FaultCode.EMPTY_ANSWER})


@pytest.mark.parametrize("call", SENT, ids=lambda call: f"{call.kind}-{call.id}")
def test_a_real_server_granted_it_or_it_stands_in_the_list(call: Call) -> None:
    granted = [line for line in answers_to(call) if not isinstance(line.outcome(call), Fault)]
    assert bool(granted) != (call in NEVER_ASKED), call.line


@pytest.mark.parametrize("call", SENT, ids=lambda call: f"{call.kind}-{call.id}")
def test_no_recorded_answer_is_beyond_us(call: Call) -> None:
    unread = []
    for line in answers_about(call):
        outcome = line.outcome(call)
        if isinstance(outcome, Fault) and outcome.code in UNREAD:
            unread.append((line.place, outcome))
    assert not unread


def test_only_what_is_sent_to_no_server_is_left_out() -> None:
    left_out = {name for name, calls in CALLS.items() if all(call.service is not Service.SEARCH for call in calls)}
    assert left_out == set(NO_SERVER_ANSWERS)


@pytest.mark.parametrize("state", STATES)
def test_what_it_means_in_every_state_of_the_recordings(state: str) -> None:
    version, scene, rows = STATES[state]
    for name, (number, word) in rows.items():
        (line,) = [line for line in lines() if line.place == (version, scene, number)]
        askers = [call for call in CALLS[name] if line in outcomes_of(call)]
        assert askers, (state, name, line.method, line.path)
        assert outcome_name(line.outcome(askers[0])) == word, (state, name, line.path)
