// The span that was asked for is brought into view, also where a table is wider than the window.
// A page that tells of something being made looks again by itself.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const span = document.getElementById("span");
  if (span && !location.hash) span.scrollIntoView({ block: "center" });
  const again = document.querySelector("[data-again]");
  if (again) setTimeout(() => location.reload(), 1000 * again.dataset.again);
});
