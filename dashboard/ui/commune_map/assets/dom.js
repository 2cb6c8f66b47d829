/** The elements of the map: canvas, buttons, inset labels, texts for screen readers. */

function element(tag, className, attributes = {}) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Width (CSS pixels) of an inset under which its label is shortened. */
const SHORT = 150;

/** Builds the map's elements inside `root` and returns them by name. */
export function build(root) {
  const box = element("div", "asco-map", { "data-state": "loading" });
  const stage = element("div", "stage", {
    tabindex: "0", role: "application", "aria-describedby": "asco-map-help",
  });
  const canvas = element("canvas", "", { "aria-hidden": "true" });
  stage.append(canvas);
  const insets = element("div", "insets");
  const tools = element("div", "tools");
  const zoomIn = button("+", "in");
  const zoomOut = button("\u2212", "out");
  const overview = button("", "overview");
  overview.append(houseIcon());
  tools.append(zoomIn, zoomOut, overview);
  const tip = element("div", "tip", { hidden: "", "aria-hidden": "true" });
  const hint = element("p", "hint", { hidden: "", "aria-hidden": "true" });
  const help = element("p", "unseen", { id: "asco-map-help" });
  const live = element("p", "unseen", { "aria-live": "polite" });
  const notice = element("div", "notice", { hidden: "", role: "alert" });
  const message = element("p", "");
  const retry = element("button", "", { type: "button" });
  notice.append(message, retry);
  const wait = element("p", "wait", { role: "status" });
  box.append(stage, insets, tools, tip, hint, help, live, notice, wait);
  root.append(box);
  return {
    box, stage, canvas, insets, tools, zoomIn, zoomOut, overview, tip, hint, help, live, notice,
    noticeText: message, retry, wait,
  };
}

function button(text, className) {
  const made = element("button", className, { type: "button" });
  made.textContent = text;
  return made;
}

/** Four corners: back to the whole. */
function houseIcon() {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4");
  svg.append(path);
  return svg;
}

/** Waits for the style sheet Streamlit puts beside the map: sizes and colours come from it. */
export function styled(root) {
  const pending = [...root.querySelectorAll('link[rel="stylesheet"]')].filter((link) => !link.sheet);
  return Promise.all(pending.map((link) => new Promise((done) => {
    link.addEventListener("load", done, { once: true });
    link.addEventListener("error", done, { once: true });
  })));
}

/** Puts the texts of a message on the elements. */
export function label(parts, message) {
  const { texts } = message;
  const title = message.mark ? `${message.mark} – ${message.title}` : message.title;
  parts.stage.setAttribute("aria-label", title);
  parts.stage.setAttribute("aria-roledescription", texts.role);
  parts.help.textContent = `${message.description} ${texts.help}`;
  for (const [name, text] of [["zoomIn", texts.zoom_in], ["zoomOut", texts.zoom_out],
    ["overview", texts.overview]]) {
    parts[name].setAttribute("aria-label", text);
    parts[name].title = text;
  }
  parts.retry.textContent = texts.retry;
  parts.wait.textContent = texts.loading;
}

/**
 * One label (a button) over each inset.
 * @param {HTMLElement} box
 * @param {import("./panes.js").Pane[]} panes
 * @param {(id: string) => void} open
 */
export function labelInsets(box, panes, texts, active, open) {
  const known = new Map([...box.children].map((child) => [child.dataset.pane, child]));
  for (const pane of panes.slice(1)) {
    const made = known.get(pane.id) ?? element("button", "inset", { type: "button" });
    if (!known.has(pane.id)) {
      made.dataset.pane = pane.id;
      made.addEventListener("click", () => open(pane.id));
      box.append(made);
    }
    const full = texts.panes[pane.id];
    const name = pane.width < SHORT ? texts.panes_short[pane.id] ?? full : full;
    made.textContent = name;
    made.setAttribute("aria-label", texts.enlarge.replace("{name}", name));
    made.setAttribute("aria-pressed", String(pane.id === active));
    made.style.transform = `translate(${pane.x}px, ${pane.y - 20}px)`;
    made.style.width = `${pane.width}px`;
  }
}

/** Says something to screen readers, even twice the same. */
export function announce(live, text) {
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}
