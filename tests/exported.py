"""An operator's shell for exported text: it runs it as it stands, and keeps what programs were started with."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.patience import PATIENCE_S

PROGRAMS = ("curl", "date", "od", "openssl", "sed", "tr")
"""What exported text starts."""

STAND_INS = {
    "openssl": """
import hashlib, sys
print("SHA2-256(stdin)= " + hashlib.sha256(sys.stdin.buffer.read()).hexdigest())
""",
    "curl": """
import sys, urllib.request
given = sys.argv[1:]
assert given.pop(0) == "-sS"
options = dict(zip(given[:-1:2], given[1:-1:2]))
lines = sys.stdin.read().splitlines() if options.get("-K") == "-" else []
heads = [line.split('"')[1] for line in lines] + [options[name] for name in ("-H",) if name in options]
body = options["--data-binary"].encode() if "--data-binary" in options else None
asked = urllib.request.Request(given[-1], body, method=options.get("-X", "POST"))
for head in heads:
    asked.add_header(*head.split(": ", 1))
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
sys.stdout.buffer.write(opener.open(asked, timeout=60).read())
""",
}
"""What is done in Python where a machine lacks the program: as much of it as exported text needs."""


class Shell:
    """A POSIX shell whose programs are started by wrappers that note their arguments first."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        self._bin, self._noted = folder / "bin", folder / "arguments"
        self._bin.mkdir(parents=True)
        self._environ = {"LANG": "C.UTF-8", **environ, "PATH": str(self._bin)}
        for name in PROGRAMS:
            self._wrap(name)

    def run(self, text: str) -> subprocess.CompletedProcess[str]:
        """Run a script."""
        shell = shutil.which("sh")
        assert shell
        return subprocess.run(
            [shell, "-c", text], env=self._environ, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )

    @property
    def arguments(self) -> str:
        """What every program was started with: what `ps` shows to other users of the machine."""
        return self._noted.read_text()

    def _wrap(self, name: str) -> None:
        real = shutil.which(name)
        if real is None:
            script = self._bin / f"{name}.py"
            script.write_text(STAND_INS[name])
            real = f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"
        wrapper = self._bin / name
        noted = shlex.quote(str(self._noted))
        wrapper.write_text(f'#!/bin/sh\nprintf "%s\\n" "$0 $*" >>{noted}\nexec {real} "$@"\n')
        wrapper.chmod(0o755)
