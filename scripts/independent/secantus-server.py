"""SecantusDB (MongoDB protocol over WiredTiger) on a free loopback port, for our tests only.

Prints one line, "READY <uri>", and stops on SIGTERM, SIGINT, or when its standard input closes, so that it
cannot outlive whoever started it. SecantusDB has no telemetry and no update check; it reads no configuration
file when started this way.
"""

import os
import signal
import sys
import threading

from secantus import SecantusDBServer


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: secantus-server.py <data directory>", file=sys.stderr)
        return 2

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    def watch_input() -> None:
        while os.read(0, 4096):
            pass
        stop.set()

    server = SecantusDBServer(
        host="127.0.0.1", port=0, storage_path=sys.argv[1], enable_test_commands=False, cache_size="256M"
    )
    server.start()
    try:
        threading.Thread(target=watch_input, daemon=True).start()
        print("READY", server.uri, flush=True)
        while not stop.wait(1):
            pass
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
