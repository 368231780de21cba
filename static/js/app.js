/* What pages ask for by attributes: focus on what is wrong, printing, copying, choosing all rows, forms that send
   themselves, names of chosen files, room left in a text. Every page works without it. */
"use strict";

(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  /* The first thing that a reader hears after a refused form is what is wrong with it. */
  function focusErrors() {
    const errors = document.querySelector(".errors");
    if (!errors) return;
    errors.focus({ preventScroll: true });
    errors.scrollIntoView({ block: "start" });
    errors.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const target = link && document.getElementById(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      const control = target.matches("fieldset") ? target.querySelector("input") : target;
      (target.closest(".field") || target).scrollIntoView({ block: "center" });
      if (control) control.focus({ preventScroll: true });
    });
  }

  function showButtons() {
    all("[data-print]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    });
    if (!navigator.clipboard) return;
    all("[data-copy]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const text = button.dataset.copy || location.href;
        await navigator.clipboard.writeText(text.startsWith("/") ? location.origin + text : text);
        say("Đã sao chép.");
      });
    });
  }

  /* “/” leads to the box that searches everything, except where somebody is typing. */
  function searchByKey() {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      const box = all("[data-search], .searchpage #q").find((one) => one.offsetParent);
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
  }

  /* One line at the foot of the window that goes away by itself. */
  function say(words) {
    let place = document.querySelector(".toasts");
    if (!place) {
      place = document.createElement("div");
      place.className = "toasts";
      place.setAttribute("role", "status");
      document.body.append(place);
    }
    const toast = document.createElement("div");
    toast.className = "toast show";
    const row = document.createElement("div");
    row.className = "toast__row";
    row.textContent = words;
    toast.append(row);
    place.append(toast);
    setTimeout(() => toast.remove(), 5000);
  }

  /* <input type="checkbox" data-select-all="chon"> stands for every input named so in its form or page. */
  function selectAll() {
    all("[data-select-all]").forEach((head) => {
      head.hidden = false;
      const root = head.form || document;
      const boxes = () => all("input[type='checkbox']", root).filter((box) => box.name === head.dataset.selectAll);
      const bars = all("[data-selected-bar]", root);
      const refresh = () => {
        const chosen = boxes().filter((box) => box.checked).length;
        head.checked = chosen > 0 && chosen === boxes().length;
        head.indeterminate = chosen > 0 && !head.checked;
        bars.forEach((bar) => { bar.hidden = chosen === 0; });
        all("[data-selected-count]", root).forEach((place) => { place.textContent = String(chosen); });
      };
      head.addEventListener("change", () => {
        boxes().forEach((box) => { box.checked = head.checked; });
        refresh();
      });
      root.addEventListener("change", (event) => {
        if (event.target.name === head.dataset.selectAll) refresh();
      });
      refresh();
    });
  }

  /* Rows are ticked below the form that they belong to, out of its sight: it says how many. */
  function countChosen() {
    all("[data-chosen]").forEach((place) => {
      const form = place.closest("form");
      const none = place.textContent;
      const refresh = () => {
        const chosen = Array.from(form.elements).filter((field) => field.name === place.dataset.chosen
          && (field.checked || field.type === "hidden")).length;
        place.textContent = chosen ? `Đã chọn ${chosen} việc` : none;
      };
      document.addEventListener("change", (event) => { if (event.target.form === form) refresh(); });
      refresh();
    });
  }

  function autoSubmit() {
    all("form[data-auto-submit]").forEach((form) => {
      form.addEventListener("change", (event) => {
        if (event.target.matches("select, input[type='checkbox'], input[type='radio'], input[type='date']")
            && !form.closest(".offcanvas-md.show")) form.requestSubmit();
      });
    });
    /* empty fields stay out of the address, so that it can be shared */
    all("form[method='get']").forEach((form) => {
      form.addEventListener("submit", () => {
        const empty = Array.from(form.elements).filter((field) => field.name && field.value === "");
        empty.forEach((field) => { field.disabled = true; });
        setTimeout(() => empty.forEach((field) => { field.disabled = false; }), 0);
      });
    });
  }

  /* A place for files names what was chosen, and takes files that are dropped on it. */
  function files() {
    all(".drop").forEach((place) => {
      const input = place.querySelector("input[type='file']");
      if (!input) return;
      const names = place.querySelector(".drop__names");
      const label = place.querySelector(".drop__label");
      if (names && label) {
        place.classList.add("is-live"); // the browser's own words may be in another language: draw ours instead
        const touch = matchMedia("(pointer: coarse)").matches; // nothing is dragged with a thumb
        const none = touch ? "hoặc chụp ảnh" : input.multiple ? "hoặc kéo các tệp vào đây" : "hoặc kéo tệp vào đây";
        const refresh = () => { names.textContent = Array.from(input.files, (file) => file.name).join(", ") || none; };
        names.setAttribute("aria-live", "polite");
        input.addEventListener("change", refresh);
        refresh();
      }
      place.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("is-over"); });
      place.addEventListener("dragleave", () => place.classList.remove("is-over"));
      place.addEventListener("drop", (event) => {
        event.preventDefault();
        place.classList.remove("is-over");
        if (!event.dataTransfer.files.length) return;
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
    });
  }

  /* A menu or sheet that was opened by its address (without a script) closes like one opened by a script. */
  function sheets() {
    all(".offcanvas, .offcanvas-md").forEach((sheet) => {
      if (location.hash === `#${sheet.id}`) history.replaceState(null, "", location.pathname + location.search);
    });
  }

  /* A dialog that asks for words is ready for them as soon as it opens. */
  document.addEventListener("shown.bs.modal", (event) => {
    const field = event.target.querySelector("textarea, input:not([type='hidden'])");
    if (field) field.focus();
  });

  /* How much room is left, near the end of it: nothing is cut, and what is too long is said before it is sent. */
  function counters() {
    all("[data-most]").forEach((field) => {
      const most = Number(field.dataset.most);
      const small = most < 60; // an hour, a number: only what is too long is worth a word
      const near = Math.max(20, most / 10);
      const written = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");
      const seen = document.createElement("div");
      seen.className = "form-text counter";
      seen.setAttribute("aria-hidden", "true");
      const heard = document.createElement("div");
      heard.className = "visually-hidden";
      heard.setAttribute("aria-live", "polite");
      let timer;
      const count = () => {
        const left = most - field.value.normalize("NFC").trim().length;
        const words = left < 0 ? `Dài quá ${written(-left)} ký tự` : !small && left <= near ? `Còn ${written(left)} ký tự` : "";
        if (words && !seen.isConnected) field.after(seen, heard);
        if (seen.textContent === words) return;
        seen.textContent = words;
        seen.hidden = !words;
        seen.classList.toggle("counter--over", left < 0);
        clearTimeout(timer);
        timer = setTimeout(() => { heard.textContent = words; }, 1000); // not at each letter
      };
      field.addEventListener("input", count);
      if (field.form) field.form.addEventListener("change", count); // a draft was brought back
      count();
    });
  }

  /* A phone shows long parts by their headings; an address that leads into one opens it, and so does paper. */
  function folds() {
    const parts = all("details[data-fold]");
    const reveal = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const shut = target ? parts.filter((part) => part.contains(target) && !part.open) : [];
      shut.forEach((part) => { part.open = true; });
      if (shut.length) target.scrollIntoView();
    };
    if (window.matchMedia("(max-width: 47.99rem)").matches) parts.forEach((part) => { part.open = false; });
    reveal();
    window.addEventListener("hashchange", reveal);
    window.addEventListener("beforeprint", () => parts.forEach((part) => { part.open = true; }));
  }

  folds();
  focusErrors(); // when the parts above it are as long as they stay
  showButtons();
  searchByKey();
  selectAll();
  countChosen();
  autoSubmit();
  files();
  counters();
  sheets();
  window.intranet = { say };
})();
