// Editing the last question, asking it again, and beginning anew.

import { query, setQuery, withValue } from "./address.js";
import { askNow, putIntoBox, questionBox } from "./box.js";
import { words } from "./words.js";

function askedIn(turn) {
  const heading = turn.querySelector(".asked").cloneNode(true);
  heading.querySelector(".visually-hidden")?.remove();
  return heading.textContent.trim();
}

function numberOf(button) {
  return button.id.slice(button.id.lastIndexOf("-") + 1);
}

function showEditing() {
  const number = query().get("edit");
  let note = document.getElementById("editing");
  if (!number) {
    note?.remove();
    return;
  }
  if (!note) {
    note = document.createElement("p");
    note.id = "editing";
    document.getElementById("asking")?.prepend(note);
  }
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "link";
  cancel.id = "cancel-editing";
  cancel.textContent = words("editing-cancel");
  note.replaceChildren(`${words("editing").replace("#", number)} `, cancel);
}

export function onEditingClick(event) {
  const button = event.target.closest?.("button");
  if (!button) return;
  const turn = button.closest("article.turn");
  if (button.matches(".edit") && turn) {
    setQuery(withValue("edit", numberOf(button)));
    showEditing();
    putIntoBox(askedIn(turn));
  } else if (button.matches(".retry") && turn) {
    setQuery(withValue("edit", numberOf(button)));
    askNow(askedIn(turn));
  } else if (button.id === "cancel-editing") {
    setQuery(withValue("edit", ""));
    showEditing();
    putIntoBox("");
  } else if (button.id === "new-conversation") {
    const pairs = withValue("conversation", "");
    pairs.delete("edit");
    setQuery(pairs, { remember: true });
    showEditing();
    questionBox()?.focus();
  } else if (button.matches(".example")) {
    askNow(button.textContent.trim());
  } else if (button.matches("#ask, #stop")) {
    questionBox()?.focus();
  }
}

// A page that is opened anew has no question in its box: nothing is edited.
export function leaveEditing() {
  setQuery(withValue("edit", ""));
}

document.addEventListener("answer-arrived", showEditing);
