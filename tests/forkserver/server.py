"""A process that has the program and the simulator loaded, and forks a run of the program for every order.

    python -m tests.forkserver.server DESCRIPTOR

An order comes as four descriptors on the socket DESCRIPTOR: a connection, and stdin, stdout and stderr of the run. On
the connection the order is read and the process id is answered; then signals go in and the exit code comes out. A run
whose connection is closed is killed, and with the socket the server ends: nothing outlives who ordered it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import sys
from collections.abc import Iterable
from multiprocessing.connection import Connection, wait

from tests.forkserver.loading import load
from tests.forkserver.order import Order
from tests.forkserver.run import become

Started = tuple[Order, list[int]]


class Server:
    """Takes orders and watches over the runs; everything on one thread."""

    def __init__(self, orders: socket.socket) -> None:
        self._orders = orders
        self._runs: dict[int, Connection] = {}
        self._woken, self._wakes = os.pipe()
        os.set_blocking(self._wakes, False)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(self._wakes)

    def serve(self) -> Started | None:
        """Returns in every run, with its order and three streams; and in the server when it is over, with None."""
        while True:
            for ready in wait([self._orders, self._woken, *self._runs.values()]):
                if ready is self._orders:
                    _, given, _, _ = socket.recv_fds(self._orders, 1, 4)
                    if not given:
                        self._end()
                        return None
                    started = self._begin(Connection(given[0]), given[1:])
                    if started is not None:
                        return started
                elif ready is self._woken:
                    os.read(self._woken, 512)
                    self._reap()
                elif isinstance(ready, Connection):
                    self._hear(ready)

    def _begin(self, connection: Connection, streams: list[int]) -> Started | None:
        order: Order = connection.recv()
        pid = os.fork()
        if pid == 0:
            self._leave(connection)
            return order, streams
        close(streams)
        self._runs[pid] = connection
        connection.send(pid)
        return None

    def _leave(self, connection: Connection) -> None:
        """Keep nothing of the server in a run."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._orders.close()
        for other in (connection, *self._runs.values()):
            other.close()
        close((self._woken, self._wakes))

    def _hear(self, connection: Connection) -> None:
        """Pass a signal on; nobody at the other end means SIGKILL."""
        for pid, other in self._runs.items():
            if other is connection:
                try:
                    number = connection.recv()
                except (EOFError, ConnectionError):
                    number = signal.SIGKILL
                os.kill(pid, number)

    def _reap(self) -> None:
        for pid, connection in list(self._runs.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                with contextlib.suppress(ConnectionError):
                    connection.send(os.waitstatus_to_exitcode(status))
                connection.close()
                del self._runs[pid]

    def _end(self) -> None:
        for pid in self._runs:
            os.kill(pid, signal.SIGKILL)
        for pid in self._runs:
            os.waitpid(pid, 0)


def close(descriptors: Iterable[int]) -> None:
    """Close all of these."""
    for descriptor in descriptors:
        os.close(descriptor)


if __name__ == "__main__":
    load()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as socket_of_orders:
        a_run = Server(socket_of_orders).serve()
    if a_run is not None:
        become(*a_run)
