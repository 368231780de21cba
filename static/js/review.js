/* The review of an imported plan: the text follows what is looked at, questions are answered by keys, the tick “đã ký”
   outlasts the steps, and a duty's form shows only the fields of its kind of time limit. Every part works without it. */
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

  /* Keys walk through the questions, then the duties; each duty's buttons have their letter (data-key). */
  function review() {
    const stops = Array.from(side.querySelectorAll(".ask, li[data-line][data-stop]"));
    side.querySelectorAll(".keys").forEach((keys) => { keys.hidden = false; });
    let at = stops.findIndex((stop) => stop.classList.contains("is-current"));  // none: no key does anything to one

    function mark(place) {
      at = place;
      stops.forEach((stop, index) => stop.classList.toggle("is-current", index === at));
    }

    function choose(place, focus) {
      if (!stops.length) return;
      mark((place + stops.length) % stops.length);
      showLine(stops[at].dataset.line);
      stops[at].scrollIntoView({ block: "nearest" });
      const rest = stops[at].querySelector("[data-edit]") || stops[at].querySelector("button, a.btn");
      if (focus) rest.focus({ preventScroll: true });
    }

    function press(key) {
      const stop = stops[at];
      if (!stop) return;
      if (/^[1-9]$/.test(key)) {
        const answer = stop.matches(".ask") && stop.querySelectorAll("button, a.btn")[Number(key) - 1];
        if (answer) answer.click();
        return;
      }
      const deed = stop.querySelector(`[data-key="${key}"]`)
        || (key === "e" && side.querySelector(`li[data-line="${stop.dataset.line}"] [data-key="e"]`));
      if (deed) deed.click();
    }

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
      const key = event.key.toLowerCase();
      if (key === "j") choose(at + 1, true);
      else if (key === "k") choose(Math.max(at, 0) - 1, true);
      else if (/^[1-9]$/.test(key) || side.querySelector(`[data-key="${CSS.escape(key)}"]`)) press(key);
    });
    side.addEventListener("focusin", (event) => {
      const stop = event.target.closest(".ask, li[data-stop]");
      if (stop) mark(stops.indexOf(stop));
    });
    side.addEventListener("focusin", (event) => {
      const near = event.target.closest("[data-line]");
      if (near) showLine(near.dataset.line);
    });
    side.addEventListener("mouseover", (event) => {
      const near = event.target.closest("[data-line]");
      if (near && window.matchMedia("(min-width: 62rem)").matches) showLine(near.dataset.line);
    });

    /* “1 chỗ chưa rõ”: its question is the one that the keys answer. */
    window.addEventListener("hashchange", () => {
      const first = stops.findIndex((stop) => stop.matches(".ask"));
      if (location.hash === "#can-xem" && first >= 0) choose(first, true);
    });

    const problems = side.querySelector(".errors");
    if (problems) {
      problems.scrollIntoView({ block: "start" });
      problems.focus({ preventScroll: true });
      return;
    }
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const wanted = target && target.closest("[data-line]");
    const place = stops.indexOf(wanted);
    if (place >= 0) choose(place, true);
    else if (wanted) showLine(wanted.dataset.line);
    else if (side.querySelector(".ask")) choose(Math.max(at, 0), false);
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
    perDialogue(kind);
    meaning(kind.form);
  }

  /* A limit that hangs on the dialogue is for each of them, unless the tick was touched. */
  function perDialogue(kind) {
    const tick = document.getElementById("per_dialogue");
    const said = document.getElementById("per_dialogue_said");
    if (!tick || !said) return;
    tick.addEventListener("change", () => { said.value = "1"; });
    kind.addEventListener("change", () => {
      if (!said.value) tick.checked = kind.value === "before" || kind.value === "after";
    });
  }

  /* Find a unit among the boxes by its name, with or without marks. */
  function searchBoxes() {
    const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
    document.querySelectorAll("[data-boxes-search]").forEach((search) => {
      const boxes = search.parentElement.querySelector(".boxes");
      const input = search.querySelector("input");
      search.hidden = false;
      input.addEventListener("input", () => {
        const wanted = plain(input.value.trim());
        boxes.querySelectorAll(".form-check").forEach((box) => {
          box.hidden = !plain(box.textContent).includes(wanted) && !box.querySelector("input").checked;
        });
        boxes.querySelectorAll(".boxes__block").forEach((block) => {
          block.hidden = !block.querySelector(".form-check:not([hidden])");
        });
      });
      input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    });
  }

  /* What the limit means, said again as soon as one of its fields changes. */
  function meaning(form) {
    const said = document.querySelector("output[data-meaning]");
    const fields = form.querySelector(".due-fields");
    if (!said || !fields) return;
    let asked = 0;
    fields.addEventListener("change", say);
    fields.addEventListener("input", say);
    async function say() {
      const mine = ++asked;
      const query = new URLSearchParams();
      fields.querySelectorAll("[name]").forEach((field) => {
        if (field.type !== "checkbox" || field.checked) query.append(field.name, field.value);
      });
      const touched = form.elements.per_dialogue_said;
      if (touched) query.append(touched.name, touched.value);
      const answer = await fetch(`${said.dataset.meaning}?${query}`, { headers: { Accept: "text/html" } });
      const words = answer.ok && !answer.redirected ? await answer.text() : "";
      if (mine === asked && words) said.textContent = words;
    }
  }

  /* That the paper is signed is said before it is confirmed: each step between leaves the page, the tick stays. */
  function keepSigned() {
    const tick = document.getElementById("signed");
    if (!tick) return;
    const key = `da-ky:${document.body.dataset.user}:${tick.form.getAttribute("action")}`;
    try {
      const kept = sessionStorage.getItem(key);
      if (kept) tick.checked = kept === "1";
      tick.addEventListener("change", () => sessionStorage.setItem(key, tick.checked ? "1" : "0"));
    } catch { /* a browser that keeps nothing: it is ticked again */ }
  }

  if (side && source) review();
  keepSigned();
  dueFields();
  searchBoxes();
})();
