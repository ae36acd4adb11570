/* What makes a page nicer; every page works without it. */
(() => {
  "use strict";
  const page = document.documentElement;

  // How many pieces are in the basket: public pages are the same for everyone, so it comes apart.
  const basket = document.querySelector("[data-basket-count]");
  if (basket) {
    fetch(basket.dataset.basketCount, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.json() : { count: 0 }))
      .then(({ count }) => {
        if (!count) return;
        basket.querySelector(".count").textContent = count;
        basket.querySelector(".count").hidden = false;
        basket.querySelector(".count-words").textContent = basket.dataset.words.replace("{}", count);
      })
      .catch(() => {});
  }

  // What went wrong is read out first.
  document.querySelector(".error-summary")?.focus();

  // A form that must be sent once: the second press does nothing.
  document.querySelectorAll("form[data-once]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  });
  addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-once]").forEach((form) => delete form.dataset.sent);
  });

  // A choice that changes what the page asks sends its form by itself.
  document.querySelectorAll("[data-sends]").forEach((control) => {
    control.addEventListener("change", () => {
      const button = control.form.querySelector(`button[value="${control.dataset.sends}"]`);
      button ? button.click() : control.form.requestSubmit();
    });
  });

  // Filters are open where there is room for them.
  const filters = document.querySelector("details.filters");
  if (filters && matchMedia("(min-width: 52rem)").matches) filters.open = true;

  // Three lists write 省 市 区县 into the one field that works without them.
  const place = document.querySelector("input[data-divisions]");
  if (place) {
    const lists = [0, 1, 2].map((level) => {
      const list = document.createElement("select");
      list.setAttribute("aria-label", place.dataset.labels.split(" ")[level]);
      list.hidden = level > 0;
      return list;
    });
    const fill = (level, code) =>
      fetch(code ? place.dataset.divisions.replace("000000", code) : place.dataset.provinces)
        .then((answer) => answer.json())
        .then((rows) => {
          lists[level].replaceChildren(
            new Option(lists[level].getAttribute("aria-label"), ""),
            ...rows.map(([code, name]) => new Option(name, code)),
          );
          lists[level].hidden = !rows.length;
        })
        .catch(() => {});
    lists.forEach((list, level) => {
      list.addEventListener("change", () => {
        lists.slice(level + 1).forEach((later) => { later.hidden = true; later.replaceChildren(); });
        if (list.value && level < 2) fill(level + 1, list.value);
        const names = lists.filter((each) => each.value).map((each) => each.selectedOptions[0].text);
        place.value = [...new Set(names)].join(" ");
      });
    });
    const box = document.createElement("div");
    box.className = "row";
    box.append(...lists);
    place.after(box);
    fill(0, "");
  }

  page.dataset.script = "ready";
})();
