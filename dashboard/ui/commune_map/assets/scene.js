/** Holds the pictures of the panes and composes them on the one visible canvas. */
import { drawBorders, stroke, trace } from "./lines.js";
import { drawMarks } from "./marks.js";
import { paint } from "./paint.js";
import { rasterise } from "./raster.js";
import { stamp } from "./stamp.js";
import { timed } from "./timing.js";
import { pixelAt } from "./view.js";

/** Communes smaller than this on the screen (CSS pixels) are shown by a ring of that radius. */
const LOCATED = 16;
const RING = 11;

function offscreen(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** One pane: where it stands, what it shows, and its pictures. */
class Picture {
  constructor(pane, ratio) {
    this.pane = pane;
    this.width = Math.max(1, Math.round(pane.width * ratio));
    this.height = Math.max(1, Math.round(pane.height * ratio));
    this.ratio = ratio;
    this.fold = ratio < 1.5 ? 2 : 1;
    this.samples = new Uint16Array(this.width * this.height * this.fold ** 2);
    this.base = offscreen(this.width, this.height);
    this.lines = offscreen(this.width, this.height);
    this.view = null;
    this.drawn = null;
    this.parts = [];
  }

  /** Metres of the top left corner and device pixels a metre, for a view. */
  place(view) {
    const scale = view.scale * this.ratio;
    return {
      x: view.x - this.width / 2 / scale,
      y: view.y - this.height / 2 / scale,
      scale,
      width: this.width,
      height: this.height,
    };
  }

  /** Commune drawn at a point of the pane (CSS pixels), 0 for none. */
  labelAt(px, py) {
    if (!this.drawn) return 0;
    const factor = this.drawn.scale / this.view.scale;
    const { width, height } = this.pane;
    const x = (px - width / 2) * factor + (this.view.x - this.drawn.x) * this.drawn.scale + width / 2;
    const y = (py - height / 2) * factor + (this.view.y - this.drawn.y) * this.drawn.scale + height / 2;
    const column = Math.floor(x * this.ratio * this.fold);
    const row = Math.floor(y * this.ratio * this.fold);
    const wide = this.width * this.fold;
    if (column < 0 || row < 0 || column >= wide || row >= this.height * this.fold) return 0;
    return this.samples[row * wide + column];
  }
}

export class Scene {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.pictures = [];
  }

  /** New sizes: all pictures are to be rendered again. */
  resize(panes, width, height, ratio) {
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.ratio = ratio;
    this.pictures = panes.map((pane) => new Picture(pane, ratio));
  }

  get main() {
    return this.pictures[0];
  }

  /** Finds the communes of a picture's view, then paints it. */
  render(picture, model, parts, look) {
    timed("asco-map:raster", () => this.draft(picture, model, parts, look));
  }

  draft(picture, model, parts, look) {
    const { fold } = picture;
    picture.drawn = picture.view;
    picture.parts = parts;
    const place = picture.place(picture.view);
    rasterise(picture.samples, parts, {
      ...place,
      scale: place.scale * fold,
      width: picture.width * fold,
      height: picture.height * fold,
    });
    this.colour(picture, look);
    this.border(picture, model, look);
  }

  /** Paints a picture's communes with a table of colours. */
  colour(picture, { table }) {
    const context = picture.base.getContext("2d");
    const image = context.createImageData(picture.width, picture.height);
    const pixels = new Uint32Array(image.data.buffer);
    paint(pixels, picture.samples, picture.width, picture.height, picture.fold, table, picture.ratio);
    context.putImageData(image, 0, 0);
  }

  /** Draws a picture's border lines and marks. */
  border(picture, model, look) {
    const context = picture.lines.getContext("2d");
    context.clearRect(0, 0, picture.width, picture.height);
    const place = picture.place(picture.drawn);
    const { scale } = picture.drawn;
    const { ratio } = picture;
    drawBorders(context, model, picture.parts, place, {
      theme: look.theme, members: look.members, scale, ratio,
    });
    if (look.marks) drawMarks(context, model, picture, place, look);
  }

  /**
   * Puts everything on the visible canvas.
   * @param {object} look {theme, stamp: {text, font}}
   * @param {{label: number, width: number, halo: boolean}[]} outlines communes to bring out
   * @param {string} active id of the inset shown in the main pane
   */
  compose(model, look, outlines, active) {
    const { context, ratio } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const picture of this.pictures) {
      if (!picture.drawn) continue;
      const { pane } = picture;
      const x = Math.round(pane.x * ratio);
      const y = Math.round(pane.y * ratio);
      context.save();
      context.beginPath();
      context.rect(x, y, picture.width, picture.height);
      context.clip();
      if (pane.id !== "main") {
        context.fillStyle = look.theme.halo;
        context.fillRect(x, y, picture.width, picture.height);
      }
      this.draw(picture, x, y);
      for (const outline of outlines) this.outline(model, picture, x, y, outline, look.theme);
      context.restore();
      if (pane.id !== "main") this.frame(pane, x, y, picture, look.theme, pane.id === active);
    }
    const { text, font } = look.stamp;
    stamp(context, text, this.canvas, look.theme, font, this.main.pane.x, ratio);
  }

  /** The pictures, moved and scaled where the view has gone on since they were rendered. */
  draw(picture, x, y) {
    const { context } = this;
    const { view, drawn, width, height, ratio } = picture;
    const factor = view.scale / drawn.scale;
    const left = x + width / 2 + (drawn.x - view.x) * view.scale * ratio - (width / 2) * factor;
    const top = y + height / 2 + (drawn.y - view.y) * view.scale * ratio - (height / 2) * factor;
    for (const layer of [picture.base, picture.lines]) {
      context.drawImage(layer, left, top, width * factor, height * factor);
    }
  }

  outline(model, picture, x, y, { label, width, halo }, theme) {
    if (!label || model.territoryOf(label) !== picture.view.territory) return;
    const { context, ratio } = this;
    const place = picture.place(picture.view);
    context.translate(x, y);
    context.beginPath();
    for (const part of picture.parts) {
      const { left, right } = part;
      trace(context, part, place, (i) => left[i] === label || right[i] === label);
    }
    if (halo) stroke(context, theme.halo, (width + 2.5) * ratio);
    stroke(context, theme.ink, width * ratio);
    if (halo) this.locate(model, picture, label, theme);
    context.translate(-x, -y);
  }

  /** A ring of constant size around a commune too small to be seen by its outline. */
  locate(model, { pane, view }, label, theme) {
    const { context, ratio } = this;
    const { x, y, area } = model.centres();
    if (Math.sqrt(area[label]) * view.scale > LOCATED) return;
    const [px, py] = pixelAt(view, pane.width, pane.height, x[label], y[label]);
    context.beginPath();
    context.arc(px * ratio, py * ratio, RING * ratio, 0, 2 * Math.PI);
    stroke(context, theme.halo, 4.5 * ratio);
    stroke(context, theme.ink, 2 * ratio);
  }

  frame(pane, x, y, picture, theme, active) {
    const { context, ratio } = this;
    const half = ratio / 2;
    context.strokeStyle = active ? theme.ink : theme.border.coast;
    context.lineWidth = active ? 1.5 * ratio : 0.75 * ratio;
    context.strokeRect(x + half, y + half, picture.width - ratio, picture.height - ratio);
  }
}
