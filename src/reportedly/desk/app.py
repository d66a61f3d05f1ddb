"""A record -> the application that serves it: routes, who asks, and errors as pages."""

import hmac
import logging
import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl, quote

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from reportedly.desk.answers import FORMS, refusal, responded
from reportedly.desk.call import Answer, Call, Refused
from reportedly.desk.log_in import COOKIE, log_in_page, logged_in, logged_out
from reportedly.desk.pages import GET, POST
from reportedly.desk.pages.described import READ
from reportedly.desk.safety import MOST_BYTES, Guard, refuse_forged
from reportedly.desk.state import Desk, Settings
from reportedly.desk.static import static_files, static_url
from reportedly.desk.visitor import Role, Visitor
from reportedly.errors import RecordError, RecordLocked

Page = Callable[[Call], Answer]
AT_ONCE = 8
"""So many requests are answered side by side; the others wait their turn."""

_log = logging.getLogger(__name__)


def make_app(settings: Settings) -> Starlette:
    """Return the application over a record."""
    desk = Desk(settings)
    secret = secrets.token_bytes(32)
    limiter = anyio.CapacityLimiter(AT_ONCE)
    seat = _Seat(desk, secret, limiter)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        desk.make_ready()
        yield
        desk.close()

    app = Starlette(
        routes=[
            Route("/static/{hash}/{name}", _static),
            Route("/favicon.ico", _icon),
            Route("/healthz", seat.health),
            Route("/login", seat.log_in, methods=["GET", "POST"]),
            Route("/logout", seat.log_out, methods=["POST"]),
            *(Route(at, seat.get(*page), methods=["GET"]) for at, page in _with_forms(GET)),
            *(Route(at, seat.post(page, role), methods=["POST"]) for at, page, role in POST),
        ],
        middleware=[
            Middleware(Guard, hosts=frozenset(settings.names)),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=4),
        ],
        exception_handlers={HTTPException: _http_error, Exception: _bug},
        lifespan=life,
    )
    app.state.desk = desk
    return app


def _with_forms(pages: dict[str, Page]) -> list[tuple[str, tuple[Page, tuple[str, ...]]]]:
    """The routes with their endings, and what each may be asked.

    Those of one thing have the ending in the last part of the path.
    """
    found = []
    for at, page in pages.items():
        told = (page, READ[at].asked)
        found.append((at, told))
        if not at.endswith("}"):
            found += [(f"{at}.{form}", told) for form in FORMS[1:]]
    return found


class _Seat:
    """What answers requests: finds out who asks, opens the record, calls a page."""

    def __init__(self, desk: Desk, secret: bytes, limiter: anyio.CapacityLimiter) -> None:
        self._desk = desk
        self._secret = secret
        self._limiter = limiter

    def get(self, page: Page, asked: tuple[str, ...]) -> Callable[[Request], object]:
        """Return the endpoint of a page that is read; it may be asked only so much."""

        async def endpoint(request: Request) -> Response:
            return await self._in_turn(self._read, page, request, asked)

        return endpoint

    def post(self, page: Page, role: Role) -> Callable[[Request], object]:
        """Return the endpoint of a form that is sent, for visitors of a role."""

        async def endpoint(request: Request) -> Response:
            sent = await _form(request)
            return await self._in_turn(self._write, page, request, sent, role)

        return endpoint

    async def health(self, _: Request) -> Response:
        """Return that the server is up."""
        return Response("ok", media_type="text/plain")

    async def log_in(self, request: Request) -> Response:
        """Return the page to log in with, or a new session."""
        token = self._token("login")
        if request.method == "GET":
            return await self._in_turn(log_in_page, request, token)
        sent = await _form(request)
        return await self._in_turn(self._logged_in, request, sent, token)

    async def log_out(self, request: Request) -> Response:
        """End the session."""
        sent = await _form(request)
        return await self._in_turn(self._logged_out, request, sent)

    def _logged_in(self, request: Request, sent: dict[str, str], token: str) -> Response:
        refuse_forged(request.headers, sent, token)
        return logged_in(self._desk, request, sent, token)

    def _logged_out(self, request: Request, sent: dict[str, str]) -> Response:
        visitor = self._visitor(request)
        if visitor is not None:
            refuse_forged(request.headers, sent, visitor.token)
        return logged_out(self._desk, request)

    async def _in_turn(self, answer: Callable[..., Response], *given: object) -> Response:
        request = next(one for one in given if isinstance(one, Request))
        try:
            return await anyio.to_thread.run_sync(answer, *given, limiter=self._limiter)
        except Refused as refused:
            return refusal(refused, _told_as(request.url.path))
        except RecordLocked as locked:
            told = Refused(503, f"{locked.what}.", "Nothing was written. Try again in a moment.")
            return refusal(told, _told_as(request.url.path))
        except RecordError as error:
            _log.exception("the record cannot be used")
            return refusal(Refused(503, f"{error.what}.", error.do), "html")

    def _read(self, page: Page, request: Request, asked: tuple[str, ...]) -> Response:
        visitor = self._visitor(request)
        if visitor is None:
            return self._stranger(request)
        _refuse_unasked(request.query_params.keys(), asked)
        saw: list[None] = []
        call = self._call(request, visitor, {}, lambda: saw.append(None))
        with call.view.store.snapshot():
            answer = responded(call, page(call))
        if saw:
            self._desk.accounts.note_read(visitor.name, call.address)
        return answer

    def _write(self, page: Page, request: Request, sent: dict[str, str], role: Role) -> Response:
        visitor = self._visitor(request)
        if visitor is None:
            return self._stranger(request)
        refuse_forged(request.headers, sent, visitor.token)
        if not visitor.may(role):
            raise Refused(
                403,
                f"This takes a {role}, and you are a {visitor.role}.",
                "An admin can give you another role.",
            )
        call = self._call(request, visitor, sent, lambda: None)
        return responded(call, page(call))

    def _call(
        self,
        request: Request,
        visitor: Visitor,
        sent: dict[str, str],
        saw: Callable[[], None],
    ) -> Call:
        path = dict(request.path_params)
        address, form = _form_of(request.url.path)
        if form != "html" and path:
            last = list(path)[-1]
            path[last] = path[last].removesuffix(f".{form}")
        return Call(
            desk=self._desk,
            view=self._desk.view_for(visitor, saw),
            visitor=visitor,
            base=str(request.base_url).rstrip("/"),
            address=address,
            path=path,
            query=dict(request.query_params),
            sent=sent,
            form=form,
        )

    def _visitor(self, request: Request) -> Visitor | None:
        """Who asks. Without accounts it is whoever sits at this machine."""
        if not self._desk.accounts.are_there:
            name = self._desk.settings.user
            return Visitor(
                name=name, role=Role.ADMIN, token=self._token("local"), has_account=False
            )
        return self._desk.accounts.visitor(request.cookies.get(COOKIE, ""))

    def _token(self, what: str) -> str:
        return hmac.digest(self._secret, what.encode(), "sha256").hex()

    def _stranger(self, request: Request) -> Response:
        if request.method != "GET" or _told_as(request.url.path) != "html":
            raise Refused(401, "Nobody is logged in.", "Log in at /login.")
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?to={quote(back)}", status_code=303)


def _refuse_unasked(names: Iterable[str], asked: tuple[str, ...]) -> None:
    """Refuse a question that nobody reads: to leave it aside would be to answer another."""
    for name in names:
        if name not in asked:
            may = f"It may be asked {', '.join(asked)}." if asked else "It is asked nothing."
            raise Refused(400, f"This page is not asked “{name[:40]}”.", may)


def _form_of(path: str) -> tuple[str, str]:
    """The path without its ending, and the form the ending asks for."""
    stem, dot, ending = path.rpartition(".")
    return (stem, ending) if dot and ending in FORMS[1:] else (path, "html")


def _told_as(path: str) -> str:
    """The form of a refusal: what programs ask is told to programs, also where it has no ending."""
    return "json" if path.startswith("/api/") else _form_of(path)[1]


async def _form(request: Request) -> dict[str, str]:
    """What a form sent, of bounded size; of one name the last."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "The form is too long.")
    sent = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: value.replace("\0", "\ufffd") for name, value in sent}  # as what is no UTF-8


async def _static(request: Request) -> Response:
    found = static_files().get(request.path_params["name"])
    if found is None or found[0] != request.path_params["hash"]:
        raise HTTPException(404, "There is no such file.")
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(found[1], media_type=found[2], headers=kept)


async def _icon(_: Request) -> Response:
    """Where browsers ask for an icon without being told of one."""
    return RedirectResponse(static_url("icon.svg"), status_code=308)


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = {
        404: ("There is no such page.", "The links below lead to all there are."),
        405: ("This page cannot be asked that way.", ""),
        413: ("The form is too long.", "Send less."),
    }
    what, do = told.get(status, ("That cannot be answered.", ""))
    return refusal(Refused(status, what, do), _told_as(request.url.path))


async def _bug(request: Request, _: Exception) -> Response:
    told = Refused(500, "This is a bug in the desk.", "The log has its trace; please report it.")
    return refusal(told, _told_as(request.url.path))
