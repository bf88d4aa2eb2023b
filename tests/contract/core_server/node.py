"""One node of the published core server, as a child process that ends with its standard input."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType

from tests.contract.core_server.artifacts import Artifacts

PATIENCE_S = 300.0
"""How long a node may take to serve; a bound for one that never will, not a measure."""


class CoreNode:
    """A cluster of one node on loopback ports of its own, its data in `home`."""

    def __init__(self, files: Artifacts, home: Path, name: str) -> None:
        self._home = home
        for folder in ("config", "data", "logs", "plugins", "modules", "repository"):
            (home / folder).mkdir(parents=True)
        http, transport = _free_port(), _free_port()
        self.url, self.transport = f"http://127.0.0.1:{http}", f"127.0.0.1:{transport}"
        settings = {
            "cluster.name": name,
            "node.name": f"{name}-0",
            "network.host": "127.0.0.1",
            "http.port": http,
            "transport.port": transport,
            "http.type": "netty4",
            "transport.type": "netty4",
            "cluster.initial_master_nodes": f"{name}-0",
            "path.repo": home / "repository",
        }
        self._said = (home / "said").open("w")
        options = (*files.options, "-Xms512m", "-Xmx512m", f"-Des.path.home={home}", "-cp", files.class_path)
        arguments = (str(home), *(f"{key}={value}" for key, value in settings.items()))
        self._child = subprocess.Popen(
            [files.java, *options, "org.elasticsearch.node.CoreNode", *arguments],
            stdin=subprocess.PIPE,
            stdout=self._said,
            stderr=subprocess.STDOUT,
        )

    def await_serving(self) -> None:
        """Wait until the node answers. Raises RuntimeError with its last words when it ended or never does."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and self._child.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/_cluster/health?wait_for_status=yellow", timeout=30) as answer:
                    if json.load(answer)["status"] in ("yellow", "green"):
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.5)
        raise RuntimeError(f"the core server does not serve: {(self._home / 'said').read_text()[-2000:]}")

    def __enter__(self) -> CoreNode:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        assert self._child.stdin is not None
        self._child.stdin.close()
        self._child.wait()
        self._said.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
