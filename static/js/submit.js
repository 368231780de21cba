/* Sending a form: ask once more where it is dangerous (data-confirm), and send it only once. */
"use strict";

(() => {
  const WAIT = 12000; // after so long a second try is allowed: the answer may have been a download

  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function button(className, text) {
    const made = element("button", `btn ${className}`, text);
    made.type = "button";
    return made;
  }

  /* The kit's dialog: the question, what will happen, the harmless way out first. */
  function ask(form, submitter, agreed) {
    const modal = element("div", "modal");
    modal.tabIndex = -1;
    modal.setAttribute("aria-labelledby", "hoi-lai-ten");
    const dialog = element("div", "modal-dialog modal-dialog-centered");
    const content = element("div", "modal-content");
    const head = element("div", "modal-header border-0");
    const title = element("h2", "modal-title", form.dataset.confirm);
    title.id = "hoi-lai-ten";
    head.append(title);
    content.append(head);
    if (form.dataset.confirmText) {
      const body = element("div", "modal-body pt-0");
      body.append(element("p", "quiet mb-0", form.dataset.confirmText));
      content.append(body);
    }
    const foot = element("div", "modal-footer border-0");
    const back = button("btn-quiet", form.dataset.confirmCancel || "Thôi");
    const label = form.dataset.confirmSubmit || (submitter && submitter.textContent.trim()) || "Đồng ý";
    const danger = submitter && submitter.classList.contains("btn-danger");
    const go = button(danger ? "btn-danger" : "btn-primary", label);
    foot.append(back, go);
    content.append(foot);
    dialog.append(content);
    modal.append(dialog);
    document.body.append(modal);

    const shown = new window.bootstrap.Modal(modal);
    let yes = false;
    back.addEventListener("click", () => shown.hide());
    go.addEventListener("click", () => { yes = true; shown.hide(); });
    modal.addEventListener("shown.bs.modal", () => back.focus());
    modal.addEventListener("hidden.bs.modal", () => {
      shown.dispose();
      modal.remove();
      if (yes) agreed(); else if (submitter) submitter.focus();
    });
    shown.show();
  }

  function release(form) {
    delete form.dataset.sending;
    form.removeAttribute("aria-busy");
  }

  /* Files the server would refuse unread, with everything that was typed beside them. */
  function tooLarge(form) {
    const most = Number(document.body.dataset.mostBytes);
    const fields = [...form.querySelectorAll('input[type="file"]')];
    const size = (field) => [...field.files].reduce((sum, file) => sum + file.size, 0);
    return most && fields.reduce((sum, field) => sum + size(field), 0) > most
      ? fields.reduce((one, other) => (size(other) > size(one) ? other : one)) : null;
  }

  function refuseFile(field) {
    const id = `${field.id}-qua-lon`;
    if (!document.getElementById(id)) {
      const note = element("div", "invalid-feedback d-block", document.body.dataset.tooLarge);
      note.id = id;
      note.setAttribute("role", "alert");
      const described = field.getAttribute("aria-describedby");
      field.setAttribute("aria-describedby", described ? `${described} ${id}` : id);
      (field.closest(".drop") || field).after(note);
      field.addEventListener("change", () => {
        note.remove();
        field.removeAttribute("aria-invalid");
        if (described) field.setAttribute("aria-describedby", described);
        else field.removeAttribute("aria-describedby");
      }, { once: true });
    }
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const large = form.method === "post" && tooLarge(form);
    if (large) {
      event.preventDefault();
      event.stopImmediatePropagation();
      refuseFile(large);
      return;
    }
    if (form.dataset.confirm && form.dataset.agreed !== "yes" && window.bootstrap) {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(form, event.submitter, () => {
        form.dataset.agreed = "yes";
        form.requestSubmit(event.submitter || undefined);
        delete form.dataset.agreed;
      });
      return;
    }
    if (form.method !== "post" || "many" in form.dataset) return;
    if (form.dataset.sending) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sending = "yes";
    form.setAttribute("aria-busy", "true");
    setTimeout(() => release(form), WAIT);
  }, true);

  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sending]").forEach(release);
  });
})();
