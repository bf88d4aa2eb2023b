from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ccrtui.adapters.disk.journal.file import JournalFile
from ccrtui.adapters.disk.journal.folder import read_chain

WRITER = """
import sys
from pathlib import Path
from ccrtui.adapters.disk.journal.file import JournalFile
from ccrtui.core.call.call import Side, search_call
from ccrtui.core.call.kind import Kind
journal = JournalFile(Path(sys.argv[1]))
sys.stdin.readline()
for number in range(20):
    entry = journal.intent(search_call(Kind.REFRESH, Side.LEADER, "POST", f"/{sys.argv[2]}-{number}/_refresh"), None)
    journal.outcome(entry, "done", {"status": 200})
journal.intent(search_call(Kind.CREATE_INDEX, Side.LEADER, "PUT", f"/{sys.argv[2]}"), None)
print("written", flush=True)
sys.stdin.readline()
"""


def writer(folder: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), name]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def test_processes_write_side_by_side_and_a_kill_loses_nothing(tmp_path: Path) -> None:
    processes = [writer(tmp_path, name) for name in ("a", "b", "c")]
    for process in processes:
        go(process)
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        process.kill()
        process.communicate()
    files = sorted(tmp_path.glob("*.jsonl"))
    assert len(files) == 3
    assert all(len(read_chain(file).lines) == 42 for file in files)
    journal = JournalFile(tmp_path)
    assert len(journal.unresolved()) == 3
    assert len([entry for entry in journal.entries() if entry.result == "done"]) == 60
