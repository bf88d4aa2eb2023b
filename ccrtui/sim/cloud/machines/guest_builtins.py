"""The few commands that scripts are made of and that look at nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ccrtui.sim.cloud.machines.shell import NOT_FOUND, TIMED_OUT, ExitError, Result, Run, Shell


def options_of(words: Sequence[str], valued: str) -> tuple[dict[str, str], list[str]]:
    """Letters with their values (those in `valued` take one), and what is left."""
    options: dict[str, str] = {}
    rest: list[str] = []
    queue = list(words)
    while queue:
        word = queue.pop(0)
        if not word.startswith("-") or word == "-":
            rest.append(word)
            continue
        for at, letter in enumerate(word[1:], 1):
            if letter in valued:
                options[letter] = word[at + 1 :] or (queue.pop(0) if queue else "")
                break
            options[letter] = ""
    return options, rest


def _timeout(shell: Shell, words: Sequence[str], stdin: str) -> Result:
    options, rest = _options_before(words)
    if len(rest) < 2:
        return Result(125, "", "timeout: missing operand\n")
    limit = float(rest[0].rstrip("s"))
    result = shell.call(rest[1:], stdin)
    if result.seconds <= limit:
        return result
    return Result(result.code if options else TIMED_OUT, "", "", limit)


def _options_before(words: Sequence[str]) -> tuple[bool, list[str]]:
    """Whether the code of what is broken off is kept, and the words from the limit on."""
    rest, keeps_code = list(words), False
    while rest and rest[0].startswith("-"):
        option = rest.pop(0)
        keeps_code = keeps_code or option == "--preserve-status"
        if option in ("-k", "-s") and rest:
            rest.pop(0)
    return keeps_code, rest


def _inner(shell: Shell, words: Sequence[str], _stdin: str) -> Result:
    letters = {letter for word in words if word.startswith("-") for letter in word[1:]}
    rest = [word for word in words if not word.startswith("-")]
    if "c" not in letters or not rest:
        return Result(NOT_FOUND, "", "bash: no such script\n")
    return shell.inner().run(rest[0])


def _echo(_shell: Shell, words: Sequence[str], _stdin: str) -> Result:
    bare = words[:1] == ["-n"]
    text = " ".join(words[1:] if words[:1] in (["-n"], ["-e"]) else words)
    return Result(0, text if bare else f"{text}\n")


def _printf(_shell: Shell, words: Sequence[str], _stdin: str) -> Result:
    form, values = (words[0] if words else "").replace("\\n", "\n"), list(words[1:])
    out = ""
    while True:
        text = form
        while "%s" in text or "%d" in text:
            mark = min((at, placeholder) for placeholder in ("%s", "%d") if (at := text.find(placeholder)) >= 0)[1]
            text = text.replace(mark, values.pop(0) if values else "", 1)
        out += text
        if not values or ("%s" not in form and "%d" not in form):
            return Result(0, out)


def _exit(_shell: Shell, words: Sequence[str], _stdin: str) -> Result:
    raise ExitError(Result(int(words[0]) if words and words[0].isdigit() else 0))


def _edge(last: bool) -> Run:
    """`head` or `tail`: so many lines from one end."""

    def run(_shell: Shell, words: Sequence[str], stdin: str) -> Result:
        short = [f"-n{word[1:]}" if word[1:].isdigit() else word for word in words]
        count = int(options_of(short, "n")[0].get("n", "10"))
        lines = stdin.splitlines(keepends=True)
        return Result(0, "".join(lines[-count:] if last else lines[:count]))

    return run


def _sleep(_shell: Shell, words: Sequence[str], _stdin: str) -> Result:
    return Result(0, seconds=float(words[0]) if words else 0.0)


def _test(_shell: Shell, words: Sequence[str], _stdin: str) -> Result:
    operands = [word for word in words if word != "]"]
    if len(operands) == 2:
        return Result(int((operands[0] == "-z") is bool(operands[1])))
    if len(operands) == 3 and operands[1] in COMPARISONS:
        try:
            return Result(int(not COMPARISONS[operands[1]](operands[0], operands[2])))
        except ValueError:
            return Result(2, "", "bash: [: integer expression expected\n")
    return Result(int(not (len(operands) == 1 and operands[0])))


COMPARISONS: Mapping[str, Callable[[str, str], bool]] = {
    "=": lambda left, right: left == right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "-eq": lambda left, right: int(left) == int(right),
    "-ne": lambda left, right: int(left) != int(right),
    "-gt": lambda left, right: int(left) > int(right),
    "-lt": lambda left, right: int(left) < int(right),
    "-ge": lambda left, right: int(left) >= int(right),
    "-le": lambda left, right: int(left) <= int(right),
}


def _quiet(code: int) -> Run:
    return lambda _shell, _words, _stdin: Result(code)


PLAIN: Mapping[str, Run] = {
    "timeout": _timeout,
    "bash": _inner,
    "sh": _inner,
    "echo": _echo,
    "printf": _printf,
    "exit": _exit,
    "head": _edge(False),
    "tail": _edge(True),
    "cat": lambda _shell, _words, stdin: Result(0, stdin),
    "sleep": _sleep,
    "test": _test,
    "[": _test,
    "true": _quiet(0),
    ":": _quiet(0),
    "false": _quiet(1),
    "exec": lambda shell, words, stdin: shell.call(words, stdin) if words else Result(0),
    "set": _quiet(0),
    "export": _quiet(0),
    "uname": lambda _shell, _words, _stdin: Result(0, "Linux\n"),
    "whoami": lambda _shell, _words, _stdin: Result(0, "root\n"),
    "command": lambda shell, words, _stdin: Result(0, f"/usr/bin/{words[-1]}\n") if shell.has(words[-1]) else Result(1),
}
