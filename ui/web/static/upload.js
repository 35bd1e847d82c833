// Makes the upload room better where scripts run; without this file it works all the same.
"use strict";

function say(words) {
  const said = document.getElementById("said");
  if (said && said.textContent !== words) said.textContent = words;
}

function sizeOf(bytes) {
  const language = document.documentElement.lang || "en";
  const unit = bytes < 100 * 1024 ? "KB" : "MB";
  const value = bytes / (unit === "KB" ? 1024 : 1024 * 1024);
  return `${value.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
}

// Takes a page that the server has sent in place of this one, without losing what is announced.
function showPage(html, address) {
  const sent = new DOMParser().parseFromString(html, "text/html");
  const main = sent.querySelector("main");
  if (!main) return false;
  document.title = sent.title;
  document.querySelector("main").replaceChildren(...main.childNodes);
  if (address) history.replaceState(null, "", address);
  document.getElementById("problem")?.focus();
  begin();
  return true;
}

function wrongWith(file, place, form) {
  if (file.size > Number(form.dataset.mostBytes)) return form.dataset.saidTooLarge;
  if (place >= Number(form.dataset.mostFiles)) return form.dataset.saidTooMany;
  return "";
}

function listChosen(form, input) {
  const list = document.getElementById("chosen");
  const files = [...input.files];
  list.replaceChildren(
    ...files.map((file, place) => {
      const line = document.createElement("li");
      const size = document.createElement("span");
      size.className = "size";
      size.textContent = ` ${sizeOf(file.size)}`;
      line.append(file.name, size);
      const wrong = wrongWith(file, place, form);
      if (wrong) {
        const told = document.createElement("span");
        told.className = "wrong";
        told.textContent = wrong;
        line.append(" ", told);
      }
      return line;
    }),
  );
  list.hidden = files.length === 0;
  const together = files.reduce((sum, file) => sum + file.size, 0);
  const tooMuch = together > Number(form.dataset.mostTogether);
  const counted = `${form.dataset.saidChosen} ${files.length}, ${sizeOf(together)}.`;
  say(files.length ? (tooMuch ? `${form.dataset.saidTogether}.` : counted) : "");
  return !tooMuch;
}

function send(form) {
  const asking = new XMLHttpRequest();
  const bar = document.getElementById("sent");
  const sending = document.getElementById("sending");
  const button = form.querySelector("button[type=submit]");
  sending.hidden = false;
  button.disabled = true;
  say(form.dataset.saidSending);
  asking.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  const broke = () => {
    sending.hidden = true;
    button.disabled = false;
    say(form.dataset.saidBroken);
  };
  asking.addEventListener("error", broke);
  asking.addEventListener("load", () => {
    if (asking.status < 400) window.location.assign(asking.responseURL);
    else if (!showPage(asking.responseText)) broke();
  });
  asking.open("POST", form.action);
  asking.send(new FormData(form));
}

function choose(form) {
  const input = document.getElementById("files");
  takeDrops(form, input);
  input.addEventListener("change", () => listChosen(form, input));
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    if (listChosen(form, input)) send(form);
  });
  // A browser that goes back keeps the files that were chosen.
  if (input.files.length) listChosen(form, input);
}

async function follow(state) {
  const address = state.dataset.progress;
  let before = "";
  for (;;) {
    await new Promise((done) => setTimeout(done, before ? 1000 : 300));
    let told;
    try {
      const answer = await fetch(address, { headers: { accept: "application/json" } });
      if (!answer.ok) return window.location.reload();
      told = await answer.json();
    } catch {
      before = "away";
      continue; // the service is being restarted: the work goes on, and so does the asking
    }
    const bar = document.getElementById("bar");
    if (bar && (told.state === "waiting" || told.state === "reading")) {
      bar.value = told.done;
      document.querySelector("label[for=bar]").textContent = told.counted;
    }
    if (!told.working || (before && before !== "away" && before !== told.state)) {
      return exchange(state, told);
    }
    before = told.state;
    say(told.said);
  }
}

// Puts the new state in place of the old one; the region that announces it stays the same.
async function exchange(state, told) {
  const answer = await fetch(window.location.pathname);
  const sent = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = sent.getElementById("state");
  if (!fresh) return window.location.reload();
  document.title = sent.title;
  state.replaceWith(fresh);
  say(told.said);
  begin();
}

function begin() {
  const form = document.getElementById("chooser");
  if (form) choose(form);
  const state = document.getElementById("state");
  if (state?.dataset.progress) follow(state);
}

document.getElementById("problem")?.focus();
begin();
