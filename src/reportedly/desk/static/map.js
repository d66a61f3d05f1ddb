// The still map is replaced by one that moves; where anything fails, the still one stays.
"use strict";
addEventListener("DOMContentLoaded", async () => {
  const box = document.getElementById("map");
  if (!box || !window.L) return;
  try {
    const [base, found] = await Promise.all(
      [box.dataset.base, box.dataset.marks].map(async (url) => {
        const answer = await fetch(url);
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      }),
    );
    if (!found.marks.length) return;
    const still = box.innerHTML;
    box.innerHTML = "";
    try { draw(box, base, found); } catch (error) { box.className = ""; box.innerHTML = still; throw error; }
  } catch (error) { console.warn("the map stays still:", error.message); }
});

function draw(box, base, found) {
  const marks = found.marks;
  box.classList.add("live");
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "Map; the table below has every place in words");
  const map = L.map(box, { attributionControl: false, worldCopyJump: true, maxZoom: 11, keyboard: true });
  const flip = (line) => line.map(([lon, lat]) => [lat, lon]);
  const around = (line, turn) => line.map(([lon, lat]) => [lat, lon + turn]); // no edge where the world is round
  L.polygon([-360, 0, 360].flatMap((turn) => base.land.map((rings) => rings.map((ring) => around(ring, turn)))), { className: "land-shape", interactive: false, stroke: false }).addTo(map);
  L.polyline([-360, 0, 360].flatMap((turn) => base.borders.map((line) => around(line, turn))), { className: "line-shape", interactive: false, weight: 1 }).addTo(map);
  for (const line of found.lines || []) {
    L.polyline(line.parts.map(flip), { className: line.looks, weight: 2 }).bindTooltip(escaped(`${line.name}, ${line.days}`), { permanent: true, direction: "center", className: "line-name" }).addTo(map);
  }
  const names = L.layerGroup(base.labels.map((one) => L.marker([one.at[1], one.at[0]], {
    icon: L.divIcon({ className: "country-name", html: escaped(one.name) }), interactive: false, keyboard: false,
  })));
  const all = [];
  for (const one of marks) {
    const at = [one.lat, one.lon], size = Math.min(4 + Math.sqrt(one.count), 16);
    const shape = one.shape === "dot"
      ? L.circleMarker(at, { radius: size, className: "mark-dot", weight: 1, fillOpacity: 1 })
      : L.circle(at, { radius: 1000 * (one.radius_km || 10), className: `mark-${one.shape}`, weight: 1.5, dashArray: one.shape === "circle" ? "5 4" : null, fillOpacity: 0.6 });
    shape.bindTooltip(`${escaped(one.name)}: ${escaped(one.precision)}, ${one.count} incident${one.count === 1 ? "" : "s"}`);
    shape.on("click", () => { const asked = new URLSearchParams(location.search); asked.set("place", one.id); asked.delete("after"); location.search = asked; });
    shape.addTo(map);
    all.push(at);
  }
  const asked = new URLSearchParams(location.search), view = /^(-?[\d.]+),(-?[\d.]+),(\d+)$/.exec(asked.get("view") || "");
  if (view) map.setView([+view[1], +view[2]], +view[3]); else map.fitBounds(all, { padding: [40, 40], maxZoom: 8 });
  hatch(box); // what draws is there once the view is set
  const label = () => { if (map.getZoom() >= 5) names.addTo(map); else names.remove(); };
  label();
  map.on("zoomend", label);
  map.on("moveend", () => {
    const now = new URLSearchParams(location.search), at = map.getCenter();
    now.set("view", `${at.lat.toFixed(3)},${at.lng.toFixed(3)},${map.getZoom()}`);
    history.replaceState(null, "", `?${now}`);
    for (const key of document.querySelectorAll(".line-keys a, a.form")) { // what is opened from here is of the same view
      const to = new URL(key.href);
      to.searchParams.set("view", now.get("view"));
      key.href = to;
    }
  });
}

function escaped(words) { const one = document.createElement("span"); one.textContent = words; return one.innerHTML; }

function hatch(box) {
  const svg = box.querySelector("svg");
  if (!svg) return;
  svg.insertAdjacentHTML("afterbegin", '<defs><pattern id="area" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M0 7L7 0" class="hatch-line"/></pattern></defs>');
}
