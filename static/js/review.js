/* The review of an imported plan: the text follows what is looked at, questions are answered by keys, and a duty's
   form shows only the fields of its kind of time limit. Every part works without it. */
"use strict";

(() => {
  const side = document.querySelector(".split__side");
  const source = document.querySelector(".source");

  /* The line of the text that belongs to what is looked at. */
  function showLine(number) {
    const line = number && document.getElementById(`d${number}`);
    if (!line) return;
    source.querySelectorAll(".is-current").forEach((other) => other.classList.remove("is-current"));
    line.classList.add("is-current");
    const pane = line.closest(".pane__body");
    if (pane.scrollHeight > pane.clientHeight + 1) pane.scrollTop = line.offsetTop - pane.clientHeight / 3;
  }

  function review() {
    const asks = Array.from(side.querySelectorAll(".ask"));
    const keys = side.querySelector(".keys");
    if (keys) keys.hidden = false;
    let at = Math.max(0, asks.findIndex((ask) => ask.classList.contains("is-current")));

    function choose(place, focus) {
      if (!asks.length) return;
      at = (place + asks.length) % asks.length;
      asks.forEach((ask, index) => ask.classList.toggle("is-current", index === at));
      showLine(asks[at].dataset.line);
      asks[at].scrollIntoView({ block: "nearest" });
      if (focus) asks[at].querySelector("button, a.btn").focus({ preventScroll: true });
    }

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
      const key = event.key.toLowerCase();
      if (key === "j") choose(at + 1, true);
      else if (key === "k") choose(at - 1, true);
      else if (/^[1-9]$/.test(key) && asks.length) {
        const answer = asks[at].querySelectorAll("button, a.btn")[Number(key) - 1];
        if (answer) answer.click();
      } else if (key === "e") {
        const row = document.activeElement.closest("li[data-line]") || side.querySelector("li[data-line]");
        const edit = row && row.querySelector("[data-edit]");
        if (edit) edit.click();
      }
    });
    side.addEventListener("focusin", (event) => {
      const near = event.target.closest("[data-line]");
      if (near) showLine(near.dataset.line);
    });
    side.addEventListener("mouseover", (event) => {
      const near = event.target.closest("[data-line]");
      if (near && window.matchMedia("(min-width: 62rem)").matches) showLine(near.dataset.line);
    });

    const target = location.hash && document.getElementById(location.hash.slice(1));
    const wanted = target && target.closest("[data-line]");
    if (wanted) showLine(wanted.dataset.line);
    else if (asks.length) choose(at, false);
    else {
      const heading = source.querySelector("[data-heading]");
      if (heading) heading.closest(".pane__body").scrollTop = heading.offsetTop;
    }
  }

  /* The fields that belong to the kind of time limit. */
  function dueFields() {
    const kind = document.getElementById("kind");
    if (!kind) return;
    const show = () => document.querySelectorAll("[data-due]").forEach((part) => {
      part.hidden = !part.dataset.due.split(" ").includes(kind.value);
    });
    kind.addEventListener("change", show);
    show();
  }

  if (side && source) review();
  dueFields();
})();
