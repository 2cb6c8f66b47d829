/** Views: which metres of a territory lie under which pixels. Pure arithmetic. */

/** Metres a CSS pixel below which the overview is too coarse for the eye. */
export const FINE_BELOW = 330;

/** Closest view: metres a CSS pixel. */
const CLOSEST = 12;

/**
 * @typedef {object} View
 * @property {string} territory
 * @property {number} x metres at the middle of the pane
 * @property {number} y metres at the middle, downwards
 * @property {number} scale CSS pixels a metre
 */

/** The view that shows a box (metres) in a pane of width × height CSS pixels. */
export function fit(territory, [x0, y0, x1, y1], width, height, margin = 0.04) {
  const scale = Math.min(width / (x1 - x0), height / (y1 - y0)) * (1 - margin);
  return { territory, x: (x0 + x1) / 2, y: (y0 + y1) / 2, scale: Math.min(scale, 1 / CLOSEST) };
}

/** Metres under a point given in CSS pixels of the pane. */
export function metresAt(view, width, height, px, py) {
  return [view.x + (px - width / 2) / view.scale, view.y + (py - height / 2) / view.scale];
}

/** Point of the pane (CSS pixels) for metres. */
export function pixelAt(view, width, height, mx, my) {
  return [(mx - view.x) * view.scale + width / 2, (my - view.y) * view.scale + height / 2];
}

/** The view zoomed by a factor so that the metres under (px, py) stay there. */
export function zoomAt(view, width, height, factor, px, py, least) {
  const scale = Math.max(least, Math.min(1 / CLOSEST, view.scale * factor));
  const [mx, my] = metresAt(view, width, height, px, py);
  return {
    ...view, scale, x: mx - (px - width / 2) / scale, y: my - (py - height / 2) / scale,
  };
}

/** The view moved by CSS pixels, kept over the box of its territory. */
export function moveBy(view, dx, dy, [x0, y0, x1, y1]) {
  const clamp = (v, low, high) => Math.max(low, Math.min(high, v));
  return {
    ...view,
    x: clamp(view.x - dx / view.scale, x0, x1),
    y: clamp(view.y - dy / view.scale, y0, y1),
  };
}

/** Whether a box (metres) meets what the view shows. */
export function sees(view, width, height, [x0, y0, x1, y1]) {
  const w = width / 2 / view.scale;
  const h = height / 2 / view.scale;
  return x1 > view.x - w && x0 < view.x + w && y1 > view.y - h && y0 < view.y + h;
}

/** Between two views of one territory, t from 0 to 1 (geometric in scale). */
export function between(a, b, t) {
  const ease = t * t * (3 - 2 * t);
  const scale = a.scale * (b.scale / a.scale) ** ease;
  // The centre moves with the scale, so that zooming in goes straight to its aim.
  const share = Math.abs(a.scale - b.scale) < 1e-9 * a.scale
    ? ease
    : (1 / a.scale - 1 / scale) / (1 / a.scale - 1 / b.scale);
  return { ...b, scale, x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
