/** One commune map: takes messages, keeps what the reader does (view, cursor), and has it drawn. */
import { cellsOf, colourTable, membersOf } from "./colours.js";
import { announce, build, label as labelParts, labelInsets, styled } from "./dom.js";
import { Journey } from "./journey.js";
import { listenKeys } from "./keyboard.js";
import { loadModel, loadNames } from "./load.js";
import { DamagedLayer } from "./bytes.js";
import { layOut } from "./panes.js";
import { listenPointer } from "./pointer.js";
import { probe } from "./probe.js";
import { Scene } from "./scene.js";
import { readTheme } from "./theme.js";
import { timed } from "./timing.js";
import { Tooltip } from "./tooltip.js";
import { describe, fill, nameOf, sentence } from "./words.js";

/** Milliseconds before the reader is told to wait. */
const PATIENCE = 300;
/** Device pixels a CSS pixel on paper. */
/** CSS pixels between the margins of a sheet of A4. */
const PAPER_WIDTH = 690;
const PRINT_RATIO = 3;

export class CommuneMap {
  /** @param {HTMLElement | ShadowRoot} root */
  constructor(root) {
    this.root = root;
    this.parts = build(root);
    this.scene = new Scene(this.parts.canvas);
    this.tooltip = new Tooltip(this.parts.tip);
    this.journey = new Journey(this);
    this.hovered = this.cursor = this.selected = 0;
    this.stop = new AbortController();
    listenPointer(this, this.stop.signal);
    listenKeys(this, this.stop.signal);
    this.listen(this.stop.signal);
    this.sizes = new ResizeObserver(() => this.measure());
    this.sizes.observe(this.parts.box);
    this.parts.box.ascoMap = probe(this);
  }

  listen(signal) {
    const { zoomIn, zoomOut, overview, retry } = this.parts;
    zoomIn.addEventListener("click", () => this.journey.zoom(2), { signal });
    zoomOut.addEventListener("click", () => this.journey.zoom(0.5), { signal });
    overview.addEventListener("click", () => this.journey.reset(), { signal });
    retry.addEventListener("click", () => this.load(), { signal });
    window.addEventListener("beforeprint", () => this.print(true), { signal });
    window.addEventListener("afterprint", () => this.print(false), { signal });
    const forced = window.matchMedia("(forced-colors: active)");
    forced.addEventListener("change", () => this.model && this.apply(), { signal });
  }

  destroy() {
    this.stop.abort();
    this.sizes.disconnect();
    this.journey.stop();
    clearTimeout(this.patience);
    this.parts.box.remove();
  }

  /** A new message, or the same one under a new theme. */
  update(message, emit) {
    const before = this.message;
    this.message = message;
    this.emit = emit;
    labelParts(this.parts, message);
    if (before?.layer !== message.layer) {
      this.model = null;
      this.load();
    } else if (this.model) this.apply(before);
  }

  /** Loads the outlines; what is on screen stays until they are there. */
  async load() {
    const { layer } = this.message;
    this.parts.notice.hidden = true;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.parts.box.classList.add("slow"), PATIENCE);
    try {
      const [model] = await Promise.all([loadModel(layer), styled(this.root)]);
      if (this.stop.signal.aborted || this.message.layer !== layer) return;
      this.model = model;
      this.look = this.focusKey = this.sizeKey = undefined;
      this.parts.box.dataset.state = "ready";
      this.measure();
      loadNames(model).then(() => this.speak(), () => {});
    } catch (error) {
      if (this.stop.signal.aborted) return;
      const { texts } = this.message;
      this.parts.noticeText.textContent = error instanceof DamagedLayer ? texts.damaged : texts.failed;
      this.parts.notice.hidden = false;
      this.parts.box.dataset.state = "failed";
      console.error(error);
    } finally {
      clearTimeout(this.patience);
      this.parts.box.classList.remove("slow");
    }
  }

  /** Sizes of box and screen have changed, or are known for the first time. */
  measure() {
    const ratio = this.onPaper ? PRINT_RATIO : window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = this.parts.box;
    const key = `${width} ${height} ${ratio}`;
    if (!this.model || !width || !height || key === this.sizeKey) return;
    this.sizeKey = key;
    this.width = width;
    this.height = height;
    this.panes = layOut(width, height);
    const [main] = this.panes;
    // The buttons stand in the empty column on the right, else at the top of the map.
    this.parts.box.classList.toggle("tools-above", main.x + main.width === width);
    this.scene.resize(this.panes, width, height, ratio);
    if (this.look) {
      this.journey.settleAll();
      this.labelInsets();
    } else this.apply();
  }

  /** Brings the picture in line with the message. */
  apply(before) {
    if (!this.panes) return;
    const first = !this.look;
    timed("asco-map:recolour", () => this.repaint(first, before));
    if (first) performance.mark("asco-map:first-paint");
    this.parts.canvas.dataset.painted = this.message.id;
  }

  repaint(first, before) {
    const { message, model } = this;
    const theme = readTheme(this.parts.box);
    this.cells = cellsOf(model, message);
    const focusKey = JSON.stringify(message.focus);
    const members = focusKey === this.focusKey ? this.look.members : membersOf(model, message.focus);
    const table = colourTable(this.cells, message.cells, theme.scheme, theme.paper, members);
    const marks = message.mark_merged;
    const linesKey = `${theme.key} ${focusKey} ${marks}`;
    const stamp = { text: message.mark, font: getComputedStyle(this.parts.box).fontFamily };
    this.look = { theme, members, table, marks, stamp };
    if (first) {
      this.journey.home(members);
      this.applySelection(before);
    } else {
      this.applySelection(before);
      for (const picture of this.scene.pictures) {
        this.scene.colour(picture, this.look);
        if (linesKey !== this.linesKey) this.scene.border(picture, model, this.look);
      }
      if (focusKey !== this.focusKey) this.journey.home(members);
    }
    this.linesKey = linesKey;
    this.focusKey = focusKey;
    this.labelInsets();
    this.compose();
    this.speak();
  }

  /** Takes over the commune chosen by Python, and goes there if it cannot be seen. */
  applySelection(before) {
    const label = this.message.selected ? this.model.labelOf(this.message.selected) : 0;
    const changed = before?.selected !== this.message.selected && label !== this.selected;
    this.selected = label;
    if (changed && label && this.look) this.journey.reveal(label);
  }

  labelInsets() {
    labelInsets(this.parts.insets, this.panes, this.message.texts, this.journey.active,
      (id) => this.journey.open(id));
  }

  /** Draws the pictures and what is brought out on them. */
  compose() {
    const outlines = [
      { label: this.selected, width: 2.2, halo: true },
      { label: this.hovered, width: 1.4, halo: false },
      { label: this.cursor, width: 1.8, halo: true },
    ];
    this.scene.compose(this.model, this.look, outlines, this.journey.active);
  }

  said(label) {
    return describe(this.model, this.message, this.cells, label);
  }

  /** The pointer is over a commune (0: over none). */
  hover(label, x, y) {
    if (label) this.tooltip.show(this.said(label), x, y, this.width, this.height);
    else this.tooltip.hide();
    if (label === this.hovered) return;
    this.hovered = label;
    this.compose();
  }

  /** The keyboard stands on a commune (0: on none). */
  moveCursor(label) {
    this.cursor = label;
    this.tooltip.hide();
    if (label) {
      this.journey.reveal(label);
      announce(this.parts.live, sentence(this.said(label)));
    }
    this.compose();
    this.speak();
  }

  /** Shows again what is said of the keyboard's commune, in today's words. */
  speak() {
    if (!this.cursor || !this.look) return;
    const [x, y] = this.journey.pointOf(this.cursor);
    this.tooltip.show(this.said(this.cursor), x, y, this.width, this.height);
  }

  /** The reader chooses a commune (0: none): shown at once, and told to Python. */
  select(label) {
    if (label === this.selected) return;
    this.selected = label;
    this.tooltip.hide();
    this.compose();
    const { texts } = this.message;
    const name = label && nameOf(this.model, this.message, label);
    announce(this.parts.live, label ? fill(texts.selected, { name }) : texts.cleared);
    this.emit(label ? this.model.codes[label] : null);
  }

  /** Shows a hint for a while. */
  hint(text) {
    const { hint } = this.parts;
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(this.hintTimer);
    this.hintTimer = setTimeout(() => { hint.hidden = true; }, 1800);
  }

  /** On paper: light colours, finer samples, a width that fits a sheet of A4. */
  print(on) {
    if (!this.model) return;
    this.onPaper = on;
    this.parts.box.classList.toggle("printing", on);
    this.parts.box.style.width = on ? `${Math.min(PAPER_WIDTH, this.width)}px` : "";
    this.hover(0);
    this.measure();
    this.apply(this.message);
  }
}
