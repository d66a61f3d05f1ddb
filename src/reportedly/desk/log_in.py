"""A name and a password -> a session, with a new secret each time."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reportedly.desk.accounts import SESSION_SECONDS, TooManyTries
from reportedly.desk.answers import template
from reportedly.desk.state import Desk

COOKIE = "reportedly"


def log_in_page(request: Request, token: str, wrong: str = "", status: int = 200) -> Response:
    """Return the page to log in with."""
    told = template("login.html").render(
        title="Log in", token=token, to=_own(request.query_params.get("to")), wrong=wrong
    )
    return Response(told, status, media_type="text/html")


def logged_in(desk: Desk, request: Request, sent: dict[str, str], token: str) -> Response:
    """Return a new session, or the page again; whatever session the browser had is ended."""
    address = "" if request.client is None else request.client.host
    try:
        secret = desk.accounts.log_in(sent.get("name", ""), sent.get("password", ""), address)
    except TooManyTries as guessed:
        told = log_in_page(request, token, f"Too many tries. Wait {guessed.seconds} seconds.", 429)
        told.headers["Retry-After"] = str(guessed.seconds)
        return told
    if secret is None:
        return log_in_page(request, token, "There is no such name with that password.", 403)
    desk.accounts.log_out(request.cookies.get(COOKIE, ""))
    response = RedirectResponse(_own(sent.get("to")), status_code=303)
    response.set_cookie(
        COOKIE,
        secret,
        max_age=SESSION_SECONDS,
        httponly=True,
        samesite="strict",
        secure=desk.settings.https,
    )
    return response


def logged_out(desk: Desk, request: Request) -> Response:
    """End the session, here and in the browser."""
    desk.accounts.log_out(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/login", status_code=303)
    response.delete_cookie(COOKIE)
    return response


def _own(to: str | None) -> str:
    """Where to go after logging in: a page of ours and none elsewhere."""
    told = to or "/"
    is_ours = told.startswith("/") and not told.startswith(("//", "/\\"))
    return told if is_ours and told.isprintable() else "/"
