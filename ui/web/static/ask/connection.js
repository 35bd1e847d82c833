// Whether the service can be reached; the page says so when it cannot, and when it can again.

import { announce, words } from "./words.js";

const CALM_SECONDS = 20;
const WORRIED_SECONDS = 3;

let reachable = true;

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
}

async function look() {
  if (document.visibilityState === "visible") show(await reached());
  window.setTimeout(look, (reachable ? CALM_SECONDS : WORRIED_SECONDS) * 1000);
}

export function startWatchingConnection() {
  window.addEventListener("offline", () => show(false));
  window.addEventListener("online", async () => show(await reached()));
  document.addEventListener("click", async (event) => {
    if (event.target.closest?.("#ask")) show(await reached());
  });
  window.setTimeout(look, CALM_SECONDS * 1000);
}
