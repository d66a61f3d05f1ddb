"""Requests in, responses out -> the same, made safe: hosts, sizes, headers, forged forms."""

import secrets
import time
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.desk.call import Refused

MOST_BYTES = 100_000
"""So many bytes a form may have."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), interest-cohort=()",
    "X-Robots-Tag": "noindex, nofollow",
}
"""Sent with every answer: nothing of ours runs, loads or posts anywhere but here."""

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})


class Guard:
    """Refuses requests for other hosts, and puts the headers on every answer.

    A page elsewhere can make its own name point at 127.0.0.1; it cannot change the Host a browser
    sends, so an unknown one is refused before anything is read.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._hosts = _LOOPBACK | hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        began = time.perf_counter()

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                took = f"app;dur={1000 * (time.perf_counter() - began):.1f}"
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    (b"server-timing", took.encode()),
                    *(
                        (name.lower().encode(), value.encode())
                        for name, value in HEADERS.items()
                        if name.lower().encode() not in given
                    ),
                ]
            await send(message)

        if _host_of(scope) not in self._hosts:
            await _plain(guarded, 421, "This desk does not answer to that name.")
        else:
            await self._app(scope, receive, guarded)


def _host_of(scope: Scope) -> str:
    host = next(
        (value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), ""
    )
    return host if host.endswith("]") else host.rsplit(":", 1)[0]


async def _plain(send: Send, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})


def refuse_forged(headers: Mapping[str, str], sent: Mapping[str, str], token: str) -> None:
    """Refuse a form that one of our own pages did not make for this visitor.

    Raises:
        Refused: it is from another origin, or its token is not the visitor's.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    # browsers say "null" of our own forms, because our pages send no referrer
    is_hidden = origin == "null" and site == "same-origin"
    is_ours = origin is None or is_hidden or origin.partition("://")[2] == headers.get("host")
    told = sent.get("token", "")
    if (
        site not in {None, "same-origin", "none"}
        or not is_ours
        or not secrets.compare_digest(told.encode(), token.encode())
    ):
        raise Refused(
            403,
            "This form was not made by this desk for you.",
            "Open the page again and send it from there.",
        )
