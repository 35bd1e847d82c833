// The question box: filled by readings, examples and edits; sent by buttons that ask again.

export function questionBox() {
  return document.querySelector("#question-box textarea");
}

function fill(box, text) {
  // Gradio listens to the event; it does not look at the value by itself.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, text);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

export function putIntoBox(question) {
  const box = questionBox();
  if (!box) return;
  fill(box, question);
  box.focus();
}

let sent = "";

export function rememberSent(event) {
  const box = questionBox();
  const byKey = event.type === "keydown" && event.key === "Enter" && !event.shiftKey && event.target === box;
  const byButton = event.type === "click" && event.target.closest?.("#ask");
  if (box && (byKey || byButton)) sent = box.value;
}

// What was asked leaves the box once it stands above it; what has been typed since stays.
export function clearSent() {
  const box = questionBox();
  if (box && sent && box.value === sent) fill(box, "");
  sent = "";
}

export function askNow(question) {
  putIntoBox(question);
  // The box tells Gradio its value after this event is over.
  window.setTimeout(() => document.querySelector("#ask")?.click(), 0);
}

export function keepLineBreak(event) {
  // Gradio would send on Shift+Enter as well.
  if (event.key === "Enter" && event.shiftKey && event.target === questionBox()) {
    event.stopPropagation();
  }
}
