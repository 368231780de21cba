/* Never lose a word: what is typed into a form with a long text stays in this browser until the form has been taken.
   Such a form is kept under its address, or under the name in data-draft where several addresses share one text.
   Kept per person, for seven days; passwords, files and hidden fields are never kept. */
"use strict";

(() => {
  const PREFIX = "draft:";
  const SENT = "draft-sent";
  const DAYS = 7;
  const user = document.body.dataset.user;
  const outcome = document.body.dataset.outcome;

  let store;
  let visit;
  try {
    store = window.localStorage;
    visit = window.sessionStorage;
    store.getItem("draft");
  } catch {
    return; // a browser that keeps nothing: the form still works
  }

  const isLong = (form) => "draft" in form.dataset
    || (form.method === "post" && Array.from(form.elements).some((field) => field.matches("textarea")));
  const name = (form) =>
    `${PREFIX}${user}:${form.dataset.draft || new URL(form.getAttribute("action"), location.href).pathname}`;
  const read = (key) => {
    try { return JSON.parse(store.getItem(key)); } catch { return null; }
  };
  /* A hidden field is kept only where it says so: what a text was written on belongs to the text. */
  const fields = (form) => Array.from(form.elements).filter((field) =>
    field.name && !field.disabled && field.matches("textarea, select, input")
    && ("draftKeep" in field.dataset || !["hidden", "password", "file", "submit", "button"].includes(field.type)));

  /* The values of a form by name: lists, because several fields may share one. */
  function values(form) {
    const found = {};
    fields(form).forEach((field) => {
      const list = found[field.name] || (found[field.name] = []);
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.checked) list.push(field.value);
      } else if (field.multiple) {
        list.push(...Array.from(field.selectedOptions, (option) => option.value));
      } else {
        list.push(field.value);
      }
    });
    return found;
  }

  function fill(form, kept) {
    const left = JSON.parse(JSON.stringify(kept));
    fields(form).forEach((field) => {
      const list = left[field.name];
      if (!list) return;
      if (field.type === "checkbox" || field.type === "radio") field.checked = list.includes(field.value);
      else if (field.multiple) Array.from(field.options).forEach((o) => { o.selected = list.includes(o.value); });
      else if (list.length) field.value = list.shift();
    });
  }

  function note(form) {
    let line = form.querySelector(".draft-note");
    if (!line) {
      line = document.createElement("p");
      line.className = "draft-note form-text";
      line.setAttribute("role", "status");
      (form.querySelector(".actions, .modal-footer") || form.lastElementChild).before(line);
    }
    return line;
  }

  const two = (number) => String(number).padStart(2, "0");
  function clock(moment) {
    const then = new Date(moment);
    const hour = `${two(then.getHours())}:${two(then.getMinutes())}`;
    if (then.toDateString() === new Date().toDateString()) return hour;
    return `${hour} ngày ${two(then.getDate())}/${two(then.getMonth() + 1)}`;
  }

  /* After a form was sent, the page that answers tells whether it was taken. */
  function settleSent() {
    let sent = [];
    try { sent = JSON.parse(visit.getItem(SENT)) || []; } catch { /* nothing sent */ }
    visit.removeItem(SENT);
    if (outcome !== "page" || document.querySelector(".errors")) return;
    const way = performance.getEntriesByType("navigation")[0];
    if (way && (way.type === "back_forward" || way.responseStatus >= 400)) return;
    sent.forEach((key) => store.removeItem(key));
  }

  function forgetOld() {
    const oldest = Date.now() - DAYS * 24 * 3600 * 1000;
    Object.keys(store).filter((key) => key.startsWith(PREFIX)).forEach((key) => {
      const kept = read(key);
      if (!kept || kept.at < oldest) store.removeItem(key);
    });
  }

  function keep(form) {
    const key = name(form);
    const first = values(form);
    const untouched = JSON.stringify(first);
    const kept = read(key);

    if (kept && JSON.stringify(kept.values) !== untouched && !document.querySelector(".errors")) {
      fill(form, kept.values);
      form.dispatchEvent(new Event("change", { bubbles: false }));
      const line = note(form);
      line.textContent = `Đã lấy lại bản nháp lúc ${clock(kept.at)} trên máy này. `;
      const drop = document.createElement("button");
      drop.type = "button";
      drop.className = "btn-link-inline";
      drop.textContent = "Bỏ bản nháp";
      drop.addEventListener("click", () => {
        store.removeItem(key);
        fill(form, first);
        form.dispatchEvent(new Event("change", { bubbles: false }));
        line.textContent = "Đã bỏ bản nháp.";
      });
      line.append(drop);
    }

    let timer;
    const save = () => {
      clearTimeout(timer);
      timer = undefined;
      const now = values(form);
      if (JSON.stringify(now) === untouched) {
        store.removeItem(key);
        return;
      }
      try {
        store.setItem(key, JSON.stringify({ at: Date.now(), values: now }));
        note(form).textContent = `Đã giữ bản nháp lúc ${clock(Date.now())} trên máy này.`;
      } catch { /* full: the form still works */ }
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, 500);
    });
    window.addEventListener("pagehide", () => { if (timer) save(); });
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      save();
      let sent = [];
      try { sent = JSON.parse(visit.getItem(SENT)) || []; } catch { /* none yet */ }
      visit.setItem(SENT, JSON.stringify([...new Set([...sent, key])]));
    });
  }

  settleSent();
  if (!user) return;
  forgetOld();
  Array.from(document.forms).filter(isLong).forEach(keep);
})();
