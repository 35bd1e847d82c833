// What happens around the turns: citations open their source, a finished answer is announced.

import { query, setQuery, withValue } from "./address.js";
import { clearSent, questionBox, putIntoBox } from "./box.js";
import { announce } from "./words.js";

const beside = window.matchMedia("(min-width: 60rem)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

function bringIntoView(element, block, { atOnce = calm.matches } = {}) {
  element.scrollIntoView({ behavior: atOnce ? "instant" : "smooth", block });
}

let followed = null;

// Where a source has several quotes, the one that is sought has the focus: it is read from there.
function openSource(source, quote) {
  source.open = true;
  const numbered = quote.matches(".quote-number");
  (numbered ? quote : source.querySelector("summary")).focus({ preventScroll: true });
  bringIntoView(quote, beside.matches ? "nearest" : "center");
}

export function followFragment(event) {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link) return;
  const target = document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  event.preventDefault();
  const source = target.closest("details.source");
  if (source) {
    followed = link;
    openSource(source, target);
  } else if (link.matches(".reading")) {
    putIntoBox(link.firstChild.textContent.trim());
  } else if (target.id === "question-box") {
    questionBox()?.focus();
  } else {
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    bringIntoView(target, "start");
  }
}

export function closeSource(event) {
  if (event.key !== "Escape") return;
  const source = document.activeElement?.closest("details.source[open]");
  if (!source) return;
  source.open = false;
  // Back to the number that led here, or else to the first one that leads to this source.
  const leading = [...document.querySelectorAll('a.cite[href^="#"]')].filter((one) =>
    source.contains(document.getElementById(one.getAttribute("href").slice(1))),
  );
  const citation = leading.includes(followed) ? followed : leading[0];
  (citation ?? source.querySelector("summary")).focus();
}

let latest = "";
let announced = "";
let opening = true;

function rememberConversation(turn) {
  const here = turn.querySelector(".in-conversation");
  if (!here) return;
  const pairs = withValue("conversation", here.id.slice("conversation-".length));
  pairs.delete("edit");
  if (pairs.toString() !== query().toString()) setQuery(pairs);
}

export function watchTurns() {
  const turn = document.querySelector("#latest-turn article.turn");
  document.getElementById("examples").hidden = Boolean(turn);
  const stop = document.getElementById("stop");
  const canStop = Boolean(turn && !turn.querySelector(".announcement"));
  // Written only where it changes: this runs at every change of the page.
  if (stop && stop.disabled === canStop) stop.disabled = !canStop;
  if (!turn) {
    latest = announced = "";
    return;
  }
  const asked = `${turn.id} ${turn.querySelector(".asked").textContent}`;
  const arrived = turn.querySelector(".announcement");
  if (opening) {
    // A conversation that is opened again is no news.
    opening = false;
    if (arrived && query().get("conversation")) {
      latest = announced = asked;
      bringIntoView(turn, "start", { atOnce: true });
      return;
    }
  }
  if (asked !== latest || (!arrived && announced)) {
    latest = asked;
    announced = "";
    clearSent();
    bringIntoView(turn, "start");
  }
  if (arrived && !announced) {
    announced = asked;
    rememberConversation(turn);
    bringIntoView(turn, "start");
    announce(arrived.textContent);
    document.dispatchEvent(new CustomEvent("answer-arrived"));
  }
}
