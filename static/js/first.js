/* Runs before the page is drawn, so that nothing jumps: the size of text chosen on this machine. */
"use strict";

try {
  if (localStorage.getItem("text-size") === "large") document.documentElement.dataset.text = "large";
} catch { /* a browser that keeps nothing */ }
document.documentElement.classList.add("js");
