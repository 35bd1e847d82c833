// Lets files be dropped where they can be chosen; the pages that take files load it before their own.
"use strict";

function takeDrops(form, input) {
  const zone = document.getElementById("drop");
  if (!zone || zone.classList.contains("ready")) return;
  zone.classList.add("ready");
  const told = document.createElement("p");
  told.className = "or";
  told.textContent = form.dataset.saidDrop;
  zone.append(told);
  let within = 0;
  const leave = () => {
    within = 0;
    zone.classList.remove("over");
  };
  zone.addEventListener("dragenter", () => {
    within += 1;
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => {
    within -= 1;
    if (within <= 0) leave();
  });
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    leave();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change"));
  });
}
