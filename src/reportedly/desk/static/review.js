// The keys of the review: each presses the button that names it. In a field they are letters.
"use strict";
const inField = (target) => target.closest && target.closest("input, select, textarea, [contenteditable]");

addEventListener("keydown", (event) => {
  const review = document.getElementById("review");
  if (!review || event.ctrlKey || event.altKey || event.metaKey) return;
  if (localStorage.getItem("keys") === "off") return;
  if (inField(event.target)) {
    if (event.key === "Escape") { event.target.blur(); event.preventDefault(); }
    return;
  }
  const key = event.key === "Backspace" ? "u" : event.key;
  if ("[]{}".includes(key) && document.getElementById("edit")) { moveEdge(key); event.preventDefault(); return; }
  if (/^[1-9]$/.test(key) && document.getElementById("edit")) { chooseHolder(key); event.preventDefault(); return; }
  const button = review.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!button || event.repeat) return;
  event.preventDefault();
  if (button.matches("input")) button.focus(); else button.click();
});

function chooseHolder(n) {
  const chosen = document.querySelector(`[data-holder="${n}"]`);
  if (chosen) document.querySelector('#edit [name="holder"]').value = chosen.textContent;
}

// Offsets count characters as the record does: code points, not JavaScript's halves of them.
function moveEdge(key) {
  const box = document.getElementById("context"), letters = Array.from(box.textContent), first = +box.dataset.first;
  const field = (name) => document.querySelector(`#edit [name="${name}"]`);
  let start = +field("start").value - first, end = +field("end").value - first;
  const space = (i) => /\s/.test(letters[i]);
  const back = (i) => { do i--; while (i > 0 && space(i)); while (i > 0 && !space(i - 1)) i--; return Math.max(i, 0); };
  const on = (i) => { while (i < letters.length && !space(i)) i++; while (i < letters.length && space(i)) i++; return i; };
  const endOn = (i) => { while (i < letters.length && space(i)) i++; while (i < letters.length && !space(i)) i++; return i; };
  const endBack = (i) => { while (i > 0 && !space(i - 1)) i--; while (i > 0 && space(i - 1)) i--; return i; };
  if (key === "[") start = back(start);
  if (key === "]") start = on(start);
  if (key === "{") end = endBack(end);
  if (key === "}") end = endOn(end);
  if (start < 0 || end > letters.length || start >= end) return;
  field("start").value = start + first;
  field("end").value = end + first;
  const mark = document.createElement("mark");
  mark.className = "open";
  mark.textContent = letters.slice(start, end).join("");
  box.replaceChildren(letters.slice(0, start).join(""), mark, letters.slice(end).join(""));
  document.getElementById("aloud").textContent = `Span: ${mark.textContent}`;
}

// The field for a reason is sent by script, so it is there where scripts are.
const offerReason = () => { const field = document.querySelector(".decide .why"); if (field) field.hidden = false; };

// After a swap the focus goes to the heading of what is new, so that a screen reader reads it.
document.addEventListener("htmx:after:swap", () => {
  offerReason();
  const heading = document.querySelector("#review h1");
  if (heading) heading.focus({ preventScroll: true });
});

addEventListener("DOMContentLoaded", () => {
  const asked = new URLSearchParams(location.search).get("keys");
  if (asked) localStorage.setItem("keys", asked);
  offerReason();
  document.querySelector("#edit select, #edit input:not([type=hidden])")?.focus();
});
