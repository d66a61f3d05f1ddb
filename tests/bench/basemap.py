"""world-atlas's countries -> the desk's base map: land, the lines two countries share, names.

    python tests/bench/basemap.py countries-50m.json src/reportedly/desk/static/basemap.json

countries-50m.json is in the npm package world-atlas 2.0.2. Arcs are thinned before they are put
together, so neighbours keep sharing their line.
"""

import json
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

THIN = 0.025
"""Degrees by which a thinned line may leave the old one: under 3 km."""

SMALLEST = 0.01
"""Square degrees: islands below are left out."""


def arcs_of(topology):
    """Return the arcs in degrees, thinned."""
    (sx, sy), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            point = [round(x * sx + dx, 2), round(y * sy + dy, 2)]
            if not line or line[-1] != point:
                line.append(point)
        arcs.append(thinned(line))
    return arcs


def thinned(line):
    """Return the line by Douglas and Peucker."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    far, at = 0.0, 0
    for i, (x, y) in enumerate(line[1:-1], 1):
        across = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay))
        away = across / length if length else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        if away > far:
            far, at = away, i
    if far <= THIN:
        return [line[0], line[-1]]
    return thinned(line[: at + 1])[:-1] + thinned(line[at:])


def ring_of(arcs, ids):
    """Return the arcs joined; a number below zero is an arc backwards."""
    ring = []
    for i in ids:
        line = arcs[i] if i >= 0 else arcs[~i][::-1]
        ring += line[1:] if ring else line
    return ring


def polygons(geometry):
    """Return the polygons of a geometry as arcs."""
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])


def unbroken(ring):
    """Return a ring that goes on beyond 180 degrees where it would jump to the other edge.

    One that goes around a pole is closed along it.
    """
    found, shift = [ring[0]], 0
    for (before, _), (lon, lat) in pairwise(ring):
        shift += 360 * ((before - lon > 180) - (lon - before > 180))
        found.append([round(lon + shift, 2), lat])
    if shift:
        pole = -90.0 if ring[0][1] < 0 else 90.0
        found += [[found[-1][0], pole], [found[0][0], pole], found[0]]
    return found


def area(ring):
    """Return the area of a ring in square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2)


def centre(ring):
    """Return the middle of a ring."""
    total = x = y = 0.0
    for a, b in pairwise(ring):
        k = a[0] * b[1] - b[0] * a[1]
        total, x, y = total + k, x + (a[0] + b[0]) * k, y + (a[1] + b[1]) * k
    return [round(x / (3 * total), 2), round(y / (3 * total), 2)] if total else ring[0]


def basemap(topology):
    """Return land, borders and labels."""
    arcs = arcs_of(topology)
    countries = topology["objects"]["countries"]["geometries"]
    land = [
        [ring_of(arcs, ring) for ring in polygon]
        for geometry in topology["objects"]["land"]["geometries"]
        for polygon in polygons(geometry)
    ]
    shared = defaultdict(set)
    labels = []
    for one in countries:
        rings = [ring_of(arcs, polygon[0]) for polygon in polygons(one)]
        for polygon in polygons(one):
            for ring in polygon:
                for i in ring:
                    shared[i if i >= 0 else ~i].add(one["properties"]["name"])
        if rings:
            largest = max(rings, key=area)
            labels.append(
                {
                    "name": one["properties"]["name"],
                    "at": centre(largest),
                    "size": round(area(largest), 1),
                }
            )
    return {
        "land": [
            [unbroken(ring) for ring in polygon if len(ring) > 3]
            for polygon in land
            if area(polygon[0]) > SMALLEST
        ],
        "borders": [
            arcs[i] for i, who in sorted(shared.items()) if len(who) > 1 and len(arcs[i]) > 1
        ],
        "labels": sorted(labels, key=lambda one: one["name"]),
    }


if __name__ == "__main__":
    made = basemap(json.loads(Path(sys.argv[1]).read_bytes()))
    Path(sys.argv[2]).write_text(json.dumps(made, separators=(",", ":")), encoding="utf-8")
