/** The search box of communes: an accessible combobox that asks the server as one types. */

/** Boxes by the element Streamlit gives each of them. */
const boxes = new WeakMap();
const PAUSE = 120;
const LONGEST = 80;

class Search {
  constructor(parent) {
    this.hits = [];
    this.active = -1;
    this.asked = 0;
    this.root = make("div", { className: "search" });
    this.label = make("label", { htmlFor: "q" });
    this.input = make("input", {
      id: "q", type: "text", maxLength: LONGEST, autocomplete: "off", spellcheck: false, enterKeyHint: "search",
    });
    attributes(this.input, {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "hits",
      "aria-describedby": "hint", autocapitalize: "off", autocorrect: "off",
    });
    this.clear = make("button", { type: "button", textContent: "×", hidden: true });
    this.list = make("ul", { id: "hits", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.popup = make("div", { className: "popup", hidden: true });
    this.above = make("p", { className: "above" });
    this.above.setAttribute("aria-hidden", "true");
    this.popup.append(this.above, this.list);
    this.hint = make("p", { id: "hint", className: "hint" });
    this.said = make("p", { className: "said" });
    this.status = make("p", { className: "quiet" });
    this.status.setAttribute("role", "status");
    const row = make("div", { className: "row" });
    row.append(this.input, this.clear);
    const field = make("div", { className: "field" });
    field.append(row, this.popup);
    this.root.append(this.label, field, this.hint, this.said, this.status);
    parent.append(this.root);
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("focus", () => this.input.select());
    this.clear.addEventListener("click", () => this.empty());
    this.popup.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) this.choose(Number(option.dataset.place));
    });
  }

  /** A new message: words, the commune shown, or what an address asks to look for. */
  update(data, choose) {
    this.words = data.words;
    this.address = data.address;
    this.tell = choose;
    this.label.textContent = data.words.label;
    this.hint.textContent = data.words.hint;
    this.clear.setAttribute("aria-label", data.words.clear);
    this.list.setAttribute("aria-label", data.words.label);
    const start = data.shown || data.typed;
    if (start !== this.start) {
      this.start = start;
      this.input.value = start;
      this.clear.hidden = !start;
      this.asking = Boolean(data.typed && !data.shown);
      if (this.asking) this.search();
    }
  }

  typed() {
    this.clear.hidden = !this.input.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  /** Asks for what is typed; an answer that comes after a newer question is dropped. */
  async search() {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    const turn = ++this.asked;
    this.request?.abort();
    if (!text) return this.show([]);
    this.request = new AbortController();
    const url = new URL(this.address, document.baseURI);
    url.searchParams.set("q", text);
    try {
      const answer = await fetch(url, { signal: this.request.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      if (turn === this.asked) this.show(found.communes, found.conseil, found.territoire);
    } catch (error) {
      if (error.name !== "AbortError" && turn === this.asked) this.show([], this.words.failed);
    }
  }

  /** Answers, what to make of them, the département or région of that name: under the box for all,
   * and above the answers while these cover it. */
  show(hits, advice = "", place = null) {
    this.hits = hits;
    this.answered = this.input.value.trim();
    this.said.replaceChildren(...remark(advice, place));
    this.above.replaceChildren(...(hits.length ? remark(advice, place, -1) : []));
    this.list.replaceChildren(...hits.map((hit, i) => option(hit, i)));
    this.list.scrollTop = 0;
    this.mark(-1);
    if (hits.length && (this.focused() || this.asking)) this.open();
    else this.close();
    this.asking = false;
    const count = (hits.length > 1 ? this.words.many : this.words.one).replace("{n}", hits.length);
    const told = [advice, place?.texte, hits.length ? `${count}. ${this.words.keys}` : ""];
    this.status.textContent = told.filter(Boolean).join(" ");
  }

  focused() {
    return this.input.getRootNode().activeElement === this.input;
  }

  open() {
    this.list.hidden = this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.list.hidden = this.popup.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }

  /** Marks an option as the one that Enter would take; -1 marks none. */
  mark(place) {
    this.active = place;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === place)));
    const item = this.list.children[place];
    if (item) {
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const count = this.hits.length;
    if (event.isComposing) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      this.open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = this.active < 0 && step < 0 ? count : this.active;
      this.mark((from + step + count) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.enter();
    } else if (event.key === "Escape") {
      if (this.list.hidden) this.empty();
      else this.close();
    }
  }

  /** Takes the marked option, else the best answer to what is typed, asking first if need be. */
  async enter() {
    if (this.active < 0 && this.answered !== this.input.value.trim()) await this.search();
    if (this.hits.length && this.input.value.trim()) this.choose(Math.max(this.active, 0));
  }

  choose(place) {
    const hit = this.hits[place];
    if (!hit) return;
    this.asked += 1;
    this.start = hit.nom;
    this.input.value = hit.nom;
    this.clear.hidden = false;
    this.close();
    this.status.textContent = this.words.loading;
    this.tell(hit.code);
  }

  empty() {
    this.input.value = "";
    this.clear.hidden = true;
    this.show([]);
    this.input.focus();
  }

  destroy() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.root.remove();
  }
}

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function attributes(element, values) {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
}

/** A sentence, and the way to the map of a territory in the data set and version of the page. */
function remark(advice, place, tabIndex = 0) {
  if (!place) return advice ? [advice] : [];
  const url = new URL(place.adresse, document.baseURI);
  const here = new URLSearchParams(location.search);
  for (const name of ["jeu", "v"]) if (here.has(name)) url.searchParams.set(name, here.get(name));
  const link = make("a", { href: url.href, textContent: place.lien, target: "_self", tabIndex });
  return [advice ? `${advice} ` : "", `${place.texte} `, link];
}

function option(hit, place) {
  const item = make("li", { id: `hit-${place}` });
  attributes(item, { role: "option", "aria-selected": "false" });
  item.dataset.place = place;
  const detail = hit.habitants ? `${hit.habitants} · ${hit.precision}` : hit.precision;
  item.append(make("b", { textContent: hit.nom }), make("small", { textContent: detail }));
  return item;
}

/**
 * @param {object} component
 * @param {object} component.data message, see dashboard/ui/commune_search/__init__.py
 * @param {HTMLElement | ShadowRoot} component.parentElement
 * @param {(name: string, value: unknown) => void} component.setTriggerValue
 * @returns {() => void} called when the box leaves the page
 */
export default function communeSearch({ data, parentElement, setTriggerValue }) {
  let box = boxes.get(parentElement);
  if (!box) {
    box = new Search(parentElement);
    boxes.set(parentElement, box);
  }
  box.update(data, (code) => setTriggerValue("chosen", { code }));
  return () => {
    boxes.delete(parentElement);
    box.destroy();
  };
}
