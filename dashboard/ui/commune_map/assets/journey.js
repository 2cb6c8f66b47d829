/** Where the main pane looks: zoom, pan, travel, and which outlines a view needs. */
import { announce } from "./dom.js";
import { loadFine } from "./load.js";
import { homeOf } from "./panes.js";
import { FINE_BELOW, between, fit, moveBy, pixelAt, sees, zoomAt } from "./view.js";

/** Milliseconds of a travel, and of rest after which a moved picture is drawn anew. */
const TRAVEL = 350;
const REST = 90;
/** A picture drawn in less than this is drawn anew at every frame of a gesture. */
const QUICK = 20;

export class Journey {
  /** @param {import("./atlas.js").CommuneMap} map */
  constructor(map) {
    this.map = map;
    this.active = "main";
    this.cost = 0;
  }

  get main() {
    return this.map.scene.main;
  }

  get view() {
    return this.main.view;
  }

  stop() {
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.travelFrame);
    clearTimeout(this.rest);
  }

  /** Looks at the territory of the message. */
  home(members) {
    this.target = this.targetOf(members);
    this.active = this.target.pane;
    const { pane } = this.main;
    this.homeView = fit(this.target.territory, this.target.box, pane.width, pane.height);
    if (this.view) this.travel(this.homeView, true);
    else {
      this.atHome = true;
      this.settleAll();
    }
  }

  targetOf(members) {
    const { model, message } = this.map;
    const { kind } = message.focus;
    const first = members && kind !== "metropole" ? members.indexOf(1) : -1;
    if (first < 0) return { ...boxOfPane(model, "main"), pane: "main" };
    const territory = model.territoryOf(first);
    const labels = [];
    for (let label = first; label <= model.count; label++) {
      if (members[label] && model.territoryOf(label) === territory) labels.push(label);
    }
    const pane = territory === "metropole" ? "main" : territory;
    return { territory, box: model.boxOf(labels, territory), pane };
  }

  /** Renders all panes at their present size. */
  settleAll() {
    const { map } = this;
    for (const picture of map.scene.pictures) {
      const { pane } = picture;
      if (pane.id === "main") {
        this.homeView = fit(this.target.territory, this.target.box, pane.width, pane.height);
        picture.view = this.atHome ? this.homeView : picture.view ?? this.left;
        this.render();
      } else {
        const { territory, box } = boxOfPane(map.model, pane.id);
        picture.view = fit(territory, box, pane.width, pane.height, 0.1);
        map.scene.render(picture, map.model, [map.model.parts.get(territory)], map.look);
      }
    }
    map.compose();
  }

  /** Draws the main pane's communes for its view, with the finest outlines at hand. */
  render() {
    const { map, main } = this;
    const began = performance.now();
    map.scene.render(main, map.model, this.outlines(), map.look);
    this.cost = performance.now() - began;
  }

  outlines() {
    const { model } = this.map;
    const { territory, scale } = this.view;
    const coarse = [model.parts.get(territory)];
    if (1 / scale > FINE_BELOW) return coarse;
    const { width, height } = this.main.pane;
    const needed = model.departements.filter(
      (d) => d.territory === territory && sees(this.view, width, height, d.box),
    );
    const missing = needed.filter((d) => !model.fine.has(d.code));
    if (!missing.length) return needed.map((d) => model.fine.get(d.code));
    this.fetch(missing);
    return coarse;
  }

  async fetch(departements) {
    const { map } = this;
    try {
      await Promise.all(departements.map((d) => loadFine(map.model, d)));
      if (!map.stop.signal.aborted) this.refresh();
    } catch (error) {
      console.error(error);
      map.hint(map.message.texts.failed_fine);
    }
  }

  refresh() {
    if (!this.view) return;
    this.render();
    this.map.compose();
  }

  /** Shows a view now, during a gesture: the drawn picture moved, or drawn anew if that is quick. */
  show(view) {
    const { main, map } = this;
    this.left = main.view = view;
    this.atHome = false;
    clearTimeout(this.rest);
    if (main.drawn.territory !== view.territory) this.render();
    else this.rest = setTimeout(() => this.refresh(), REST);
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.cost < QUICK) this.render();
      map.compose();
      map.speak();
    });
  }

  /** Goes to a view, gliding unless the reader prefers no motion. */
  travel(view, home = false) {
    const from = this.view;
    cancelAnimationFrame(this.travelFrame);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still || from.territory !== view.territory) {
      this.show(view);
      this.atHome = home;
      return;
    }
    const began = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, (now - began) / TRAVEL));
      this.show(between(from, view, t));
      this.atHome = home;
      if (t < 1) this.travelFrame = requestAnimationFrame(step);
    };
    this.travelFrame = requestAnimationFrame(step);
  }

  /** Zooms by a factor around a point of the main pane (its middle by default). */
  zoom(factor, px = this.main.pane.width / 2, py = this.main.pane.height / 2, glide = true) {
    const { width, height } = this.main.pane;
    const box = this.map.model.boxes.get(this.view.territory);
    const least = fit(this.view.territory, box, width, height).scale;
    const view = zoomAt(this.view, width, height, factor, px, py, least);
    if (glide) this.travel(view);
    else this.show(view);
  }

  /** Moves the picture by CSS pixels. */
  move(dx, dy) {
    cancelAnimationFrame(this.travelFrame);
    this.show(moveBy(this.view, dx, dy, this.map.model.boxes.get(this.view.territory)));
  }

  /** Back to the territory of the message. */
  reset() {
    this.active = this.target.pane;
    this.travel(this.homeView, true);
    this.told(this.active);
  }

  /** Takes an inset into the main pane; a second time, goes back. */
  open(id) {
    if (id === "main" || id === this.active) {
      const away = this.target.pane === id && id !== "main";
      if (away) this.target = { ...boxOfPane(this.map.model, "main"), pane: "main" };
      this.homeView = fit(this.target.territory, this.target.box,
        this.main.pane.width, this.main.pane.height);
      this.reset();
      return;
    }
    const { territory, box } = boxOfPane(this.map.model, id);
    const { width, height } = this.main.pane;
    this.active = id;
    this.travel(fit(territory, box, width, height, 0.08));
    this.told(id);
  }

  told(id) {
    const { map } = this;
    const { panes } = map.message.texts;
    map.labelInsets();
    map.compose();
    announce(map.parts.live, map.message.texts.shown.replace("{name}", panes[id] ?? panes.metropole));
  }

  /** Point of the map (CSS pixels) of a commune's centre in the main pane. */
  pointOf(label) {
    const { x, y } = this.map.model.centres();
    const { pane } = this.main;
    const [px, py] = pixelAt(this.view, pane.width, pane.height, x[label], y[label]);
    return [px + pane.x, py + pane.y];
  }

  /** Makes sure that a commune can be seen in the main pane. */
  reveal(label) {
    const territory = this.map.model.territoryOf(label);
    const { pane } = this.main;
    if (this.view.territory !== territory) {
      const home = territory === "metropole" ? "main" : territory;
      this.active = home;
      const { box } = boxOfPane(this.map.model, home);
      this.show(fit(territory, box, pane.width, pane.height));
      this.map.labelInsets();
    }
    const [px, py] = this.pointOf(label).map((v, i) => v - (i ? pane.y : pane.x));
    const margin = 40;
    const inside = px > margin && py > margin && px < pane.width - margin && py < pane.height - margin;
    if (inside) return;
    const { x, y } = this.map.model.centres();
    this.travel({ ...this.view, x: x[label], y: y[label] });
  }
}

function boxOfPane(model, id) {
  const { territory, box } = homeOf(id);
  return { territory, box: model.boxes.get(box) };
}
