"""An application -> a server that answers until it is stopped."""

import socket
from collections.abc import Callable

import uvicorn

from reportedly.desk.app import make_app
from reportedly.desk.state import Settings
from reportedly.errors import UsageError


def run(settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve a record until interrupted.

    Args:
        settings: the record, and where to listen.
        tell: prints a line for the person who started it.

    Raises:
        UsageError: nobody may listen there, or somebody does.
    """
    with _listening(settings) as listener:
        host, port = listener.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        tell(f"The desk is at http://{shown}:{port}/ (Ctrl-C stops it)")
        config = uvicorn.Config(
            make_app(settings),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=30,
            limit_concurrency=200,
            lifespan="on",
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(128)  # so that who reads the address can use it at once
    except OSError as error:
        listener.close()
        raise UsageError(
            f"nothing can listen at {settings.host}:{settings.port} ({error.strerror})",
            do="Give another --port, or stop what listens there.",
        ) from error
    return listener
