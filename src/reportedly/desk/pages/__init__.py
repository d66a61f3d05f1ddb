"""A question -> a page. Each module answers for the addresses its first line names."""

from collections.abc import Callable

from reportedly.desk.call import Answer, Call
from reportedly.desk.pages import decide, export, releases, review
from reportedly.desk.pages.about import audit, keys, methods, overview
from reportedly.desk.pages.around import actor, outlet, place
from reportedly.desk.pages.claim import claim
from reportedly.desk.pages.described import openapi
from reportedly.desk.pages.document import document
from reportedly.desk.pages.ged_api import ged_events
from reportedly.desk.pages.incident import incident
from reportedly.desk.pages.incidents import incident_marks, incidents
from reportedly.desk.pages.indicators import indicators
from reportedly.desk.pages.links import link
from reportedly.desk.pages.situations import situation, situations
from reportedly.desk.pages.tolls import tolls
from reportedly.desk.visitor import Role

Page = Callable[[Call], Answer]

GET: dict[str, Page] = {
    "/": overview,
    "/index": overview,
    "/incidents": incidents,
    "/marks": incident_marks,
    "/i/{id}": incident,
    "/c/{id}": claim,
    "/d/{id}": document,
    "/s": situations,
    "/s/{id}": situation,
    "/tolls": tolls,
    "/p/{id}": place,
    "/a/{name:path}": actor,
    "/o/{name:path}": outlet,
    "/links/{a}/{b}": link,
    "/indicators": indicators,
    "/export": export.export,
    "/export/making/{id}": export.making,
    "/export/made/{file}": export.made_file,
    "/export/{file}": export.export_file,
    "/releases": releases.release_list,
    "/releases/{number}": releases.release_page,
    "/releases/{number}/{file}": export.released_file,
    "/api/gedevents/{number}": ged_events,
    "/audit": audit,
    "/review": review.hub,
    "/review/claims": review.claims,
    "/review/second": review.second,
    "/review/flagged": review.flagged,
    "/review/disagreements": review.disagreements,
    "/review/links": review.links,
    "/review/orphans": review.orphans,
    "/methods": methods,
    "/keys": keys,
    "/openapi": openapi,
}
"""Pages that are read, by their addresses; each also with an ending: .json, .csv, .geojson."""

POST: list[tuple[str, Page, Role]] = [
    ("/review/decide", decide.decide, Role.CODER),
    ("/review/adopt", decide.adopt, Role.EDITOR),
    ("/review/undo", decide.undo, Role.CODER),
    ("/review/note", decide.note, Role.EDITOR),
    ("/review/judge", decide.judge, Role.REVIEWER),
    ("/export/whole", export.export_whole, Role.EDITOR),
    ("/releases/make", releases.make_release, Role.EDITOR),
    ("/review/build", decide.build, Role.EDITOR),
]
"""Forms that are sent, and the role it takes."""
