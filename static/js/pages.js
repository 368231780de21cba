/* The editor of a page: what is pasted out of Word or a browser becomes Markdown; three buttons for marks.
   Without this script the words arrive as plain text, and the server cleans them. */
"use strict";

(() => {
  const BLOCKS = new Set(["P", "DIV", "SECTION", "ARTICLE", "BLOCKQUOTE", "PRE", "BODY", "HTML", "HEADER", "DL", "DT", "DD"]);
  const DROPPED = new Set(["SCRIPT", "STYLE", "HEAD", "TITLE", "META", "XML", "IFRAME", "OBJECT", "SVG", "TEMPLATE", "NOSCRIPT"]);
  const flat = (text) => text.replace(/[ \t\r\n\u00a0]+/g, " ");
  const bold = (node) => ["B", "STRONG"].includes(node.tagName) ? !/weight:\s*normal/.test(node.getAttribute("data-look") || "")
    : /font-weight:\s*(bold|[6-9]00)/.test(node.getAttribute("data-look") || "");
  const slanted = (node) => ["I", "EM"].includes(node.tagName) || /font-style:\s*italic/.test(node.getAttribute("data-look") || "");

  function inside(node) {
    return Array.from(node.childNodes, (child) => {
      if (child.nodeType === 3) return flat(child.data);
      return child.nodeType === 1 ? block(child) : "";
    }).join("");
  }

  function around(text, mark) {
    const words = text.trim();
    if (!words || text.includes("\n\n")) return text;
    const [before, after] = text.split(words, 2);
    return `${before}${mark}${words}${mark}${after || ""}`;
  }

  function items(list) {
    return Array.from(list.children).filter((one) => one.tagName === "LI").map((item, index) => {
      const mark = list.tagName === "OL" ? `${index + 1}. ` : "- ";
      return mark + inside(item).trim().replace(/\n{2,}/g, "\n").split("\n").join(`\n${" ".repeat(mark.length)}`);
    }).join("\n");
  }

  function table(node) {
    const rows = Array.from(node.querySelectorAll("tr"), (row) => Array.from(row.children, (cell) =>
      flat(inside(cell)).trim().replace(/\|/g, "/"))).filter((row) => row.length);
    const width = Math.max(0, ...rows.map((row) => row.length));
    return rows.map((row, index) => {
      const line = `| ${row.concat(Array(width - row.length).fill("")).join(" | ")} |`;
      return index ? line : `${line}\n|${" --- |".repeat(width)}`;
    }).join("\n");
  }

  /* Word writes its lists as paragraphs that begin with a bullet of its own. */
  function ofWord(node) {
    if (!/MsoListParagraph/.test(node.className) && !/mso-list/.test(node.getAttribute("data-look") || "")) return "";
    const text = inside(node).trim();
    const number = text.match(/^(\d+)[.)]\s*/);
    const bare = text.replace(/^(?:[\u00b7\u2022\u25aa\u25cf\u25cb\uf000-\uf0ff§o-]|\d+[.)])\s*/, "");
    return `\n${number ? `${number[1]}. ` : "- "}${bare}\n`;
  }

  function block(node) {
    const tag = node.tagName.toUpperCase();
    if (DROPPED.has(tag)) return "";
    if (/^H[1-6]$/.test(tag)) return `\n\n${"#".repeat(Number(tag[1]))} ${flat(inside(node)).trim()}\n\n`;
    if (tag === "BR") return "\n";
    if (tag === "UL" || tag === "OL") return `\n\n${items(node)}\n\n`;
    if (tag === "TABLE") return `\n\n${table(node)}\n\n`;
    if (BLOCKS.has(tag)) return ofWord(node) || `\n\n${inside(node)}\n\n`;
    let text = inside(node);
    if (tag === "A" && /^(https?:|mailto:|tel:|\/)/.test(node.getAttribute("href") || "") && text.trim()) {
      return `[${text.trim()}](${node.getAttribute("href").replace(/ /g, "%20").replace(/[()]/g, "")})`;
    }
    if (bold(node)) text = around(text, "**");
    if (slanted(node)) text = around(text, "*");
    return text;
  }

  /* The parser reports to the page's policy whatever looks like style or script, though none of it ever works. */
  function tame(html) {
    return html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "").replace(/<!--[\s\S]*?-->/g, "")
      .replace(/<[^>]+>/g, (tag) => tag.replace(/^<(script|style|link|img|iframe|object|embed|base)\b/i, "<data-off")
        .replace(/\sstyle\s*=/gi, " data-look=").replace(/\son\w+\s*=/gi, " data-off="));
  }

  function markdown(html) {
    const page = new DOMParser().parseFromString(tame(html), "text/html"); // inert: nothing in it runs or is fetched
    return block(page.body).replace(/\u00ad|\u200b|\ufeff/g, "").replace(/[ \t]+\n/g, "\n")
      .replace(/\n{3,}/g, "\n\n").trim().normalize("NFC");
  }

  /* As if it had been typed: the browser's own undo takes it back. */
  function type(area, text) {
    area.focus();
    if (!document.execCommand("insertText", false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function marks(area, tools) {
    tools.hidden = false;
    tools.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
      if (button.dataset.wrap) {
        type(area, `${button.dataset.wrap}${chosen || "chữ đậm"}${button.dataset.wrap}`);
      } else {
        const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
        const lines = area.value.slice(start, area.selectionEnd);
        area.setSelectionRange(start, area.selectionEnd);
        type(area, lines.split("\n").map((line) => button.dataset.line + line).join("\n"));
      }
    });
  }

  document.querySelectorAll("textarea[data-markdown]").forEach((area) => {
    const tools = area.form.querySelector("[data-tools]");
    if (tools) marks(area, tools);
    area.addEventListener("paste", (event) => {
      const html = event.clipboardData && event.clipboardData.getData("text/html");
      const text = html && markdown(html);
      if (!text) return;
      event.preventDefault();
      type(area, text);
      const said = tools && tools.querySelector("[data-said]");
      if (said) said.textContent = "Đã dán; giữ đề mục, danh sách, bảng, bỏ định dạng thừa.";
    });
  });
})();
