// What was typed and not yet asked survives a new load of the page, which Gradio makes by
// itself when a lost connection is back. It lasts as long as the tab, and no longer.

import { withValue } from "./address.js";
import { putIntoBox, questionBox } from "./box.js";

const KEPT = "draft";

// A page that is opened anew edits nothing: what was typed as an edit is a question of its own.
function here() {
  return withValue("edit", "").toString();
}

const found = JSON.parse(window.sessionStorage.getItem(KEPT) ?? "null");
let waiting = found?.address === here() ? found.text : "";

export function keepDraft() {
  const text = questionBox()?.value || waiting;
  if (text) window.sessionStorage.setItem(KEPT, JSON.stringify({ address: here(), text }));
  else window.sessionStorage.removeItem(KEPT);
}

export function restoreDraft() {
  const box = questionBox();
  if (!waiting || !box) return;
  if (!box.value) putIntoBox(waiting);
  waiting = "";
}
