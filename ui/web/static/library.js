// Steps from one place found in a document to the next, without loading the page again.
"use strict";

const steps = document.querySelector(".find-steps");
const hits = [...document.querySelectorAll("mark.hit[id]")];
// What was left out of the layout gets its height as it comes into view, and moves what is below.
const FRAMES_TO_SETTLE = 3;
let at = -1;

function tell(number) {
  hits[at]?.classList.remove("now");
  at = (number + hits.length) % hits.length;
  hits[at].classList.add("now");
  steps.querySelector(".said").textContent = steps.dataset.said.replace("#", String(at + 1));
}

function bringIntoView(hit, frames) {
  hit.scrollIntoView({ behavior: "instant", block: "center" });
  if (frames > 0) requestAnimationFrame(() => bringIntoView(hit, frames - 1));
}

function tellFragment() {
  // The browser has brought it into view already.
  const number = hits.findIndex((one) => `#${one.id}` === window.location.hash);
  if (number >= 0) tell(number);
}

steps.hidden = false;
steps.addEventListener("click", (event) => {
  const step = Number(event.target.closest("button")?.dataset.step ?? 0);
  if (!step) return;
  tell(at < 0 && step < 0 ? -1 : at + step);
  bringIntoView(hits[at], FRAMES_TO_SETTLE);
});
window.addEventListener("hashchange", tellFragment);
tellFragment();
