// The span that was asked for is brought into view, also where a table is wider than the window.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const span = document.getElementById("span");
  if (span && !location.hash) span.scrollIntoView({ block: "center" });
});
