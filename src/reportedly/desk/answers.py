"""What a page says -> a response in the form that was asked for."""

import csv
import io
from typing import Any
from urllib.parse import urlencode

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, RedirectResponse, Response

from reportedly.desk.call import Answer, Call, Refused
from reportedly.desk.static import static_url
from reportedly.wording.safe import cell, json_safe, visible
from reportedly.wording.words import counted

FORMS = ("html", "json", "csv", "geojson", "svg")
TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "geojson": "application/geo+json",
    "svg": "image/svg+xml",
    "zip": "application/zip",
    "data": "application/json",
}


def environment() -> Environment:
    """Return what templates are filled by: every text escaped, no name guessed."""
    made = Environment(
        loader=PackageLoader("reportedly.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["static"] = static_url
    made.globals["counted"] = counted
    made.globals["query"] = lambda **values: urlencode(
        {name: value for name, value in values.items() if value not in {None, ""}}
    )
    made.filters["seen"] = lambda text: "" if text is None else visible(str(text))
    made.filters["number"] = lambda n: "not stated" if n is None else f"{n:,}"
    made.tests["markup"] = lambda value: isinstance(value, Markup)
    return made


_PAGES = environment()


def template(name: str) -> Template:
    """Return a template by its name."""
    return _PAGES.get_template(name)


def responded(call: Call, answer: Answer) -> Response:
    """Return the response to a call.

    Raises:
        Refused: there is no such form of this page.
    """
    if answer.go:
        return RedirectResponse(answer.go, status_code=answer.status)
    if answer.file is not None:
        name, path = answer.file
        gone = None if answer.stays else BackgroundTask(path.unlink, missing_ok=True)
        return FileResponse(path, filename=name, media_type=TYPES["zip"], background=gone)
    match call.form:
        case "html" if answer.is_data:
            return _typed("json", _json(answer.data))
        case "html" if answer.template:
            return Response(page(call, answer), answer.status, media_type="text/html")
        case "json" if answer.data is not None:
            return _typed("json", _json(answer.data))
        case "csv" if answer.head is not None:
            return _typed("csv", _csv(answer))
        case "geojson" if answer.features is not None:
            collection = {"type": "FeatureCollection", "features": answer.features}
            return _typed("geojson", _json(collection))
        case "svg" if answer.image is not None and (drawn := answer.image()) is not None:
            return _typed("svg", drawn)
        case form:
            raise Refused(404, f"This page has no form .{form}.", "Others may be linked below it.")


def page(call: Call, answer: Answer) -> str:
    """Return an answer as HTML."""
    forms = {
        "json": answer.data is not None,
        "csv": answer.head is not None,
        "geojson": answer.features is not None,
        "svg": answer.image is not None,
    }
    return _PAGES.get_template(answer.template).render(
        title=answer.title,
        visitor=call.visitor,
        has_accounts=call.visitor.has_account,
        address=call.address,
        asked=urlencode(dict(call.query)),
        forms=[form for form, there in forms.items() if there],
        is_made_anew=call.view.near.is_made_anew(),
        **answer.about,
    )


def refusal(refused: Refused, form: str) -> Response:
    """Return a refusal in the form that was asked for."""
    if form != "html":
        body = {"error": refused.what, "do": refused.do}
        return Response(_json(body), refused.status, media_type="application/json")
    told = _PAGES.get_template("refused.html").render(
        title=f"{refused.status}", what=refused.what, do=refused.do, status=refused.status
    )
    return Response(told, refused.status, media_type="text/html")


def _typed(form: str, body: str) -> Response:
    return Response(body, media_type=TYPES[form])


def _json(data: Any) -> str:
    """As JSON in which nothing looks like a tag, whatever it is taken for."""
    return json_safe(msgspec.json.encode(data).decode()).replace("<", "\\u003c")


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.head or ())
    writer.writerows([cell(value) for value in row] for row in answer.rows)
    return out.getvalue()
