/** Where the panes stand: the main map, the five DROM, Paris and its neighbours. Always all there. */

const DROM = ["971", "972", "973", "974", "976"];
/** Below this width (CSS pixels) the insets stand in rows under the map. */
const NARROW = 700;
const GAP = 10;
const LABEL = 20;

/**
 * @typedef {object} Pane
 * @property {string} id `main`, `paris` or the code of a DROM
 * @property {number} x CSS pixels
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */

/**
 * Lays the panes out.
 * @param {number} width CSS pixels of the whole map
 * @param {number} height
 * @returns {Pane[]} the main pane first
 */
export function layOut(width, height) {
  return width < NARROW ? rows(width, height) : columns(width, height);
}

/** Wide: a column on the left; Paris at the top right where France leaves it room, as in print. */
function columns(width, height) {
  const paris = Math.min(width * 0.2, height * 0.36, 260);
  const side = Math.min(width * 0.17, 150);
  const left = side + 2 * GAP;
  const apart = width - left - paris - 2 * GAP >= height;
  const ids = apart ? DROM : [...DROM, "paris"];
  const each = Math.min((height - LABEL * ids.length - GAP * (ids.length - 1)) / ids.length, side);
  const step = each + LABEL + GAP;
  const insets = ids.map((id, i) => ({
    id, x: 0, y: i * step + LABEL, width: Math.min(side, each * 1.3), height: each,
  }));
  if (apart) insets.push({ id: "paris", x: width - paris, y: LABEL, width: paris, height: paris });
  const right = apart ? paris + 2 * GAP : 0;
  return [{ id: "main", x: left, y: 0, width: width - left - right, height }, ...insets];
}

/** Narrow: three insets a row under the map. */
function rows(width, height) {
  const ids = [...DROM, "paris"];
  const each = (width - 2 * GAP) / 3;
  const tall = Math.min(each * 0.78, (height * 0.36) / 2 - LABEL - GAP);
  const top = height - 2 * (tall + LABEL) - GAP;
  const insets = ids.map((id, i) => ({
    id,
    x: (i % 3) * (each + GAP),
    y: top + Math.floor(i / 3) * (tall + LABEL + GAP) + LABEL,
    width: each,
    height: tall,
  }));
  return [{ id: "main", x: 0, y: 0, width, height: top - GAP }, ...insets];
}

/** Name of the box of `Model.boxes` and of the part that a pane shows at rest. */
export function homeOf(id) {
  if (id === "main") return { territory: "metropole", box: "metropole" };
  if (id === "paris") return { territory: "metropole", box: "paris" };
  return { territory: id, box: id };
}

/** The pane at a point (CSS pixels): insets lie over the main pane. */
export function paneAt(panes, x, y) {
  const inside = (p) => x >= p.x && x < p.x + p.width && y >= p.y && y < p.y + p.height;
  return panes.slice(1).find(inside) ?? (inside(panes[0]) ? panes[0] : null);
}
