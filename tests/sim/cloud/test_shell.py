"""The shell of simulated machines: what scripts are made of, and what it does not know."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest

from ccrtui.sim.cloud.machines.guest import Guest, RefusedError
from ccrtui.sim.cloud.machines.shell import Result

UP, DOWN, SHUT = "10.0.0.1", "10.0.0.2", "10.0.0.3"


def ask(address: IPv4Address, port: int) -> float | None:
    if port and str(address) == SHUT:
        raise RefusedError
    return None if str(address) == DOWN else 1.5


def run(script: str) -> Result:
    return Guest(IPv4Address("10.1.0.5"), IPv4Address("10.1.0.1"), "host", ask).shell().run(script)


@pytest.mark.parametrize(
    ("script", "out"),
    [
        ("echo a; echo 'b  c'", "a\nb  c\n"),
        ('X=1; Y="$X 2"; echo $Y "${Z:-none}" \'$X\'', "1 2 none $X\n"),
        ("false || echo one && echo two", "one\ntwo\n"),
        ("true || echo one && echo two", "two\n"),
        ("! false; echo $?", "0\n"),
        ("for h in a b\ndo\n  echo $h\ndone | tail -1", "b\n"),
        ("if false; then echo a; elif true; then echo b; else echo c; fi", "b\n"),
        ("{ echo a; nothing; } 2>/dev/null > /dev/null; echo b", "b\n"),
        ("nothing 2>&1 | head -n 1", "bash: nothing: command not found\n"),
        ("N=$(echo 3); [ $N -gt 2 ] && echo more", "more\n"),
        ("(echo a; exit 3; echo b); echo $?", "a\n"),
        ("printf '%s=%d\\n' a 1 b 2", "a=1\nb=2\n"),
        ("echo a \\\n  b # c", "a b\n"),
        (f"for p in 1 2; do (echo > /dev/tcp/{UP}/$p) 2>/dev/null && echo $p; done", "1\n2\n"),
    ],
)
def test_scripts_print_what_a_shell_would(script: str, out: str) -> None:
    assert run(script).out == out


@pytest.mark.parametrize(
    ("script", "code", "seconds"),
    [
        (f"timeout 3 bash -c '</dev/tcp/{UP}/9300'", 0, 0.0015),
        (f"timeout 3 bash -c '</dev/tcp/{DOWN}/9300'", 124, 3.0),
        (f"timeout 3 bash -c '</dev/tcp/{SHUT}/9300'", 1, 0.0),
        (f"exec 3<>/dev/tcp/{DOWN}/9300", 1, 127.0),
        (f"nc -z -w 2 {UP} 9300", 0, 0.0015),
        (f"nc -zvw2 {DOWN} 9300", 1, 2.0),
        (f"nc -z -w 2 {SHUT} 9300", 1, 0.0),
        (f"ping -c 3 -W 1 -i 0.5 {DOWN}", 1, 2.0),
        (f"ping -c4 -W1 {UP}", 0, 3.0015),
        ("ping -c 1 nowhere", 2, 0.0),
        ("echo 'never closed", 2, 0.0),
        ("if true; then echo", 2, 0.0),
        ("cat /etc/passwd; cat < /etc/passwd", 1, 0.0),
        ("exit 7; echo no", 7, 0.0),
    ],
)
def test_commands_end_with_the_codes_and_take_the_time_of_the_real_ones(script: str, code: int, seconds: float) -> None:
    done = run(script)
    assert done.code == code
    assert done.seconds == pytest.approx(seconds)


def test_a_shell_in_itself_without_end_is_refused() -> None:
    script = "echo deep"
    for _ in range(20):
        script = f"bash -c {script!r}" if "'" not in script else f"X=$({script}); echo $X"
    assert run(script).code in (0, 2)
