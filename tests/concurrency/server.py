"""A server that may be killed: ``python -m tests.concurrency.server URL DATA``; prints its port."""

import sys

import waitress

from tests.support.application import application


def main(url: str, data: str) -> None:
    """Serve on a free port of this machine until killed."""
    server = waitress.create_server(application(url, data), host="127.0.0.1", port=0, threads=8)
    print(server.effective_port, flush=True)
    server.run()


if __name__ == "__main__":
    main(*sys.argv[1:3])
