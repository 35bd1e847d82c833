// Whether the service can be reached; the page says so when it cannot, and when it can again.

import { questionBox } from "./box.js";
import { announce, words } from "./words.js";

const CALM_SECONDS = 20;
const WORRIED_SECONDS = 3;

let reachable = true;
let next = 0;

async function reached() {
  try {
    return (await fetch("/healthz", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

function show(now) {
  if (now === reachable) return;
  reachable = now;
  const note = document.getElementById("unreachable");
  note.hidden = now;
  announce(now ? words("reachable") : note.textContent.trim());
  lookLater();
}

function lookLater() {
  window.clearTimeout(next);
  next = window.setTimeout(look, (reachable ? CALM_SECONDS : WORRIED_SECONDS) * 1000);
}

async function look() {
  if (document.visibilityState === "visible") show(await reached());
  lookLater();
}

export function startWatchingConnection() {
  window.addEventListener("offline", () => show(false));
  window.addEventListener("online", async () => show(await reached()));
  const asked = async () => show(await reached());
  document.addEventListener("click", (event) => event.target.closest?.("#ask") && asked());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === questionBox()) asked();
  });
  lookLater();
}
