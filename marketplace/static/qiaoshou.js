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

  // What one may be looking for, as one types; the browser's own list of proposals.
  const search = document.querySelector("input[data-suggest]");
  if (search) {
    const list = document.createElement("datalist");
    let turn = 0, soon;
    list.id = "proposals";
    search.after(list);
    search.setAttribute("list", list.id);
    search.addEventListener("input", () => {
      clearTimeout(soon);
      const mine = ++turn, words = search.value.trim();
      if (!words || [...list.options].some(({ value }) => value === words)) return;
      soon = setTimeout(() => fetch(`${search.dataset.suggest}?q=${encodeURIComponent(words)}`, { credentials: "omit" })
        .then((answer) => answer.json())
        .then(({ suggestions }) => {
          if (mine !== turn) return;
          list.replaceChildren(...suggestions.map(({ text, kind }) => {
            const option = new Option(text, text);
            // Browsers show what holds the letters that were typed.
            option.label = text.includes(words) ? kind : `${kind} · ${words}`;
            return option;
          }));
        })
        .catch(() => {}), 200);
    });
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

  // A choice that changes sums alone: they come anew, what is typed and where one stands stays.
  let turn = 0;
  document.querySelectorAll("[data-refreshes]").forEach((control) => {
    control.addEventListener("change", async () => {
      const mine = ++turn, typed = new FormData(control.form);
      typed.set("action", "update");
      try {
        const answer = await fetch(location.href, { method: "POST", body: typed, credentials: "same-origin" });
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (mine !== turn || !answer.ok) return;
        document.querySelectorAll("[data-fresh]").forEach((old) => {
          const now = fresh.querySelector(`[data-fresh="${old.dataset.fresh}"]`);
          if (!now) return;
          if (old.type === "hidden") old.value = now.value;
          else old.replaceChildren(...now.childNodes);
        });
      } catch { /* the next press shows the sum before it orders */ }
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
    const or = document.createElement("p");
    or.className = "hint";
    or.textContent = place.dataset.or;
    place.after(or, box);
    fill(0, "");
  }

  // Reads the page sentence by sentence, where the browser has a voice for its language.
  const reader = document.querySelector("[data-read-aloud]");
  if (reader && "speechSynthesis" in window) {
    const BLOCKS = "h1,h2,h3,p,li,dt,dd,th,td,caption,label,legend,summary,button,a.button";
    const SILENT = "[data-silent],[aria-hidden=true],.visually-hidden,script,style,svg,select,textarea";
    const words = reader.querySelector("span");
    const read = words.textContent;
    let queue = [], speaking = null, lit = null;
    const tongue = (lang) => lang.toLowerCase().split(/[-_]/)[0].replace(/^(cmn|yue)$/, "zh");
    const voiceFor = (lang) => speechSynthesis.getVoices().find((each) => tongue(each.lang) === tongue(lang));
    const isSeen = (it) => (it.checkVisibility ? it.checkVisibility() : it.getClientRects().length > 0);
    const sentences = () => {
      const found = [];
      const texts = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement, text = texts.currentNode.data;
        if (!text.trim() || parent.closest(SILENT) || !isSeen(parent)) continue;
        const block = parent.closest(BLOCKS) || parent, last = found[found.length - 1];
        if (last && last.block === block) last.text += ` ${text}`;
        else found.push({ block, text, lang: parent.closest("[lang]").lang });
      }
      return found.flatMap((each) =>
        (each.text.replace(/\s+/g, " ").match(/.+?(?:[。！？；!?]|\.(?=\s|$)|$)/g) || [])
          .map((text) => ({ ...each, text: text.trim() })).filter(({ text }) => /[\p{L}\p{N}]/u.test(text)));
    };
    const light = (block) => {
      lit?.classList.remove("being-read");
      lit = block;
      lit?.classList.add("being-read");
    };
    const stop = () => {
      speaking = null;
      queue = [];
      speechSynthesis.cancel();
      light(null);
      words.textContent = read;
    };
    const next = () => {
      const sentence = queue.shift();
      if (!sentence) return stop();
      light(sentence.block);
      const said = new SpeechSynthesisUtterance(sentence.text);
      said.lang = sentence.lang;
      said.voice = voiceFor(sentence.lang) || null;
      said.onend = said.onerror = () => { if (speaking === said) next(); };
      speaking = said;
      speechSynthesis.speak(said);
    };
    reader.addEventListener("click", () => {
      if (speaking) return stop();
      words.textContent = reader.dataset.stop;
      queue = sentences();
      next();
    });
    const show = () => { reader.hidden = !voiceFor(page.lang); };
    show();
    speechSynthesis.addEventListener?.("voiceschanged", show);
    addEventListener("pagehide", stop);
  }

  // Photos are made smaller before they are sent; whatever cannot be read goes up as it is.
  const shrink = async (file, edge) => {
    if (!file.type.startsWith("image/")) return file;
    try {
      const image = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, edge / Math.max(image.width, image.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      image.close();
      const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      if (!small || small.size >= file.size) return file;
      return new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file;
    }
  };
  document.querySelectorAll("input[data-shrink]").forEach((input) => {
    const status = document.createElement("p");
    status.className = "hint";
    status.setAttribute("role", "status");
    input.after(status);
    let turn = 0;
    input.addEventListener("change", async () => {
      const mine = ++turn, chosen = [...input.files], ready = new DataTransfer();
      if (!chosen.length) { status.textContent = ""; return; }
      status.textContent = input.dataset.wordsBusy;
      for (const file of chosen) ready.items.add(await shrink(file, +input.dataset.shrink));
      if (mine !== turn) return;
      input.files = ready.files;
      status.textContent = input.dataset.wordsDone.replace("{}", chosen.length);
    });
  });

  // What she types outlives a reload and a lost line; it goes once it is saved, or she signs out.
  const DRAFT = "draft:", SENT = "draft-sent";
  try {
    const done = sessionStorage.getItem(SENT);
    if (done && document.querySelector("[data-saved], .messages .good")) localStorage.removeItem(done);
    sessionStorage.removeItem(SENT);
    document.querySelectorAll("form[data-draft]").forEach((form) => {
      const key = DRAFT + form.dataset.draft;
      const kept = [...form.elements].filter((it) => it.name && /^(text|textarea|radio|select-one)$/.test(it.type));
      const before = "draftRestore" in form.dataset && JSON.parse(localStorage.getItem(key) || "null");
      if (before) {
        kept.forEach((it) => {
          if (!(it.name in before)) return;
          if (it.type === "radio") it.checked = it.value === before[it.name];
          else it.value = before[it.name];
        });
      }
      form.addEventListener("input", () => {
        const text = {};
        kept.forEach((it) => { if (it.type !== "radio" || it.checked) text[it.name] = it.value; });
        localStorage.setItem(key, JSON.stringify(text));
      });
      form.addEventListener("submit", () => sessionStorage.setItem(SENT, key));
    });
    document.querySelectorAll('form[action$="/sign-out/"]').forEach((form) => {
      form.addEventListener("submit", () => {
        Object.keys(localStorage).filter((each) => each.startsWith(DRAFT)).forEach((each) => localStorage.removeItem(each));
      });
    });
  } catch { /* a browser that keeps nothing */ }

  // A text to pass on: the phone's own way of sharing, where it has one.
  document.querySelectorAll("[data-share]").forEach((text) => {
    if (!navigator.share) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet wide";
    button.textContent = text.dataset.share;
    button.addEventListener("click", () => navigator.share({ text: text.value }).catch(() => {}));
    text.after(button);
  });

  page.dataset.script = "ready";
})();
