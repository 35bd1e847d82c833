// What the page needs beyond Gradio. Everything is read from elements that the server has made.
"use strict";

window.__gradio_mode__ = "app";
// Nothing on this page is called by other programs, so there is nothing to describe to Gradio.
window.gradio_api_info = { named_endpoints: {}, unnamed_endpoints: {} };

const announced = new Set();
const beside = window.matchMedia("(min-width: 60rem)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

function questionBox() {
  return document.querySelector("#question-box textarea");
}

function bringIntoView(element, block) {
  element.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block });
}

function openSource(source) {
  source.open = true;
  const quote = source.querySelector("mark");
  source.querySelector("summary").focus({ preventScroll: true });
  bringIntoView(quote ?? source, beside.matches ? "nearest" : "center");
}

function putIntoBox(question) {
  const box = questionBox();
  if (!box) return;
  // Gradio listens to the event; it does not look at the value by itself.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, question);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

function followFragment(event) {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link) return;
  const target = document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  event.preventDefault();
  if (target.matches("details.source")) {
    openSource(target);
  } else if (link.matches(".reading")) {
    putIntoBox(link.firstChild.textContent);
  } else if (target.id === "question-box") {
    questionBox()?.focus();
  } else {
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    bringIntoView(target, "start");
  }
}

function keepLineBreak(event) {
  // Gradio would send on Shift+Enter as well.
  if (event.key === "Enter" && event.shiftKey && event.target === questionBox()) {
    event.stopPropagation();
  }
}

function focusBoxAfter(event) {
  if (event.target.closest?.("#ask, #stop, #new-conversation, .example")) questionBox()?.focus();
}

let latestTurn = null;

function watchTurns() {
  const turns = document.querySelectorAll("article.turn");
  const last = turns[turns.length - 1];
  if (!last) {
    announced.clear();
    latestTurn = null;
    return;
  }
  if (last.id !== latestTurn) {
    latestTurn = last.id;
    announced.delete(last.id);
    bringIntoView(last, "start");
  }
  const announcement = last.querySelector(".announcement");
  if (announcement && !announced.has(last.id)) {
    announced.add(last.id);
    bringIntoView(last, "start");
    document.getElementById("announcer").textContent = announcement.textContent;
  }
}

document.addEventListener("click", followFragment);
document.addEventListener("click", focusBoxAfter);
document.addEventListener("keydown", keepLineBreak, { capture: true });
document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(watchTurns).observe(document.querySelector("gradio-app"), {
    childList: true,
    subtree: true,
  });
});
