// Keys for the desk. Every one of them presses a link or a button that is on the page anyway,
// so the page does the same without this script.
"use strict";

(() => {
  const items = [...document.querySelectorAll("[data-item]")];
  let at = -1;

  const select = (to) => {
    if (!items.length) return;
    if (at >= 0) items[at].removeAttribute("data-selected");
    at = Math.max(0, Math.min(items.length - 1, to));
    items[at].setAttribute("data-selected", "");
    const link = items[at].querySelector("[data-open]");
    if (link) link.focus({ preventScroll: true });
    items[at].scrollIntoView({ block: "nearest" });
  };

  const turn = (rel) => {
    const link = document.querySelector(`nav.pages a[rel="${rel}"]`);
    if (link) link.click();
  };

  const move = (step) => {
    const to = at + step;
    if (to >= items.length) turn("next");
    else if (to < 0 && at >= 0) turn("prev");
    else select(to);
  };

  const press = (key) => {
    const target = document.querySelector(`[data-key="${key}"]`);
    if (target) target.click();
    return Boolean(target);
  };

  const field = (selector) => {
    const target = document.querySelector(selector);
    if (target) target.focus();
    return Boolean(target);
  };

  const writing = (target) => target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat && "cfduz".includes(event.key)) return;
    if (writing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    let known = true;
    if (event.key === "/") known = field("#search");
    else if (event.key === "?") location.assign("/help#keys");
    else if (event.key === "n") known = field("input[name=note]");
    else if (event.key === "r") known = field("select[name=reason]");
    else if (items.length && event.key === "j") move(1);
    else if (items.length && event.key === "k") move(-1);
    else known = event.key.length === 1 && /[a-z]/.test(event.key) && press(event.key);
    if (known) event.preventDefault();
  });

  // A second press while the first is on its way would be refused as outdated.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  }
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // Beside the queue there is room for the filters; above it, on a phone, there is not.
  const wide = matchMedia("(min-width: 60rem)");
  const fold = () => {
    for (const details of document.querySelectorAll("details[data-wide-open]")) if (wide.matches) details.open = true;
  };
  fold();
  wide.addEventListener("change", fold);
})();
