/* The editor of a plan's text: the panel beside it follows what is written, its links lead to lines of the text,
   Ctrl+S saves. The page works without it: a button looks at the structure again. */
"use strict";

(() => {
  const QUIET = 600; // milliseconds without a key before the text is read
  const form = document.getElementById("soan");
  const text = form && form.querySelector("textarea[name='text']");
  const panel = document.getElementById("cau-truc");
  if (!form || !text || !panel) return;
  const status = document.getElementById("tinh-trang");
  const save = document.querySelector("[data-save]");
  const look = document.querySelector("[data-look]");
  const place = `soan-cho:${form.dataset.draft}`;
  const saved = text.defaultValue;

  const tell = (words) => { if (status && status.textContent !== words) status.textContent = words; };
  const state = () => tell(text.value === saved ? "" : "Có thay đổi chưa lưu.");

  /* The fragment is ours and drawn by the server; it takes the place of the old one. */
  let turn = 0;
  async function refresh() {
    const mine = ++turn;
    let answer;
    try {
      answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), redirect: "manual" });
    } catch {
      tell("Mất kết nối với máy chủ; chữ đang viết vẫn giữ trên máy này.");
      return;
    }
    if (mine !== turn) return; // a later text is on its way
    if (!answer.ok) {
      tell("Chưa đọc lại được cấu trúc. Hãy bấm “Lưu”; chữ đang viết vẫn giữ trên máy này.");
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== turn) return;
    const top = panel.scrollTop;
    panel.replaceChildren(...page.body.childNodes);
    panel.scrollTop = top;
    panel.dataset.turn = String(mine);
    state();
  }

  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, QUIET);
    state();
  };
  text.addEventListener("input", later);
  form.addEventListener("change", (event) => { if (event.target === form) later(); }); // as a whole: by another script

  if (look) {
    look.hidden = true; // the panel follows by itself
    document.querySelectorAll(".keys").forEach((keys) => { keys.hidden = false; });
  }

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    if (save) form.requestSubmit(save);
  });

  /* How far down a letter stands: measured in a copy of the text as wide as the field. */
  function heightOf(start) {
    const looks = getComputedStyle(text);
    const copy = document.createElement("div");
    ["fontFamily", "fontSize", "fontWeight", "lineHeight", "letterSpacing", "tabSize", "paddingLeft", "paddingRight",
      "paddingTop"].forEach((name) => { copy.style[name] = looks[name]; });
    Object.assign(copy.style, {
      position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word",
      boxSizing: "border-box", width: `${text.clientWidth}px`,
    });
    copy.textContent = text.value.slice(0, start);
    document.body.append(copy);
    const height = copy.offsetHeight;
    copy.remove();
    return height;
  }

  function showLine(number) {
    const lines = text.value.split("\n");
    const line = Math.min(number, lines.length);
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus({ preventScroll: true });
    text.setSelectionRange(start, start + lines[line - 1].length);
    const down = heightOf(start);
    if (text.scrollHeight > text.clientHeight + 1) text.scrollTop = down - text.clientHeight / 3;
    else window.scrollTo({ top: text.getBoundingClientRect().top + window.scrollY + down - window.innerHeight / 3 });
  }
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("[data-line]");
    if (!link) return;
    event.preventDefault();
    showLine(Number(link.dataset.line));
  });

  /* After saving, the writer goes on where they were. */
  form.addEventListener("submit", () => {
    try {
      sessionStorage.setItem(place, JSON.stringify([text.selectionStart, text.scrollTop, window.scrollY]));
    } catch { /* kept nowhere: the text begins at its top */ }
  });
  try {
    const [start, top, page] = JSON.parse(sessionStorage.getItem(place)) || [];
    sessionStorage.removeItem(place);
    if (start !== undefined) {
      text.setSelectionRange(start, start);
      text.focus({ preventScroll: true });
      text.scrollTop = top;
      window.scrollTo({ top: page });
    }
  } catch { /* nothing kept */ }
  if (text.value === saved) state();
  else refresh(); // words kept in this browser were brought back before this script began
})();
