/** From a message to a table of colours: one entry a commune. The only place that knows cells. */
import { PATTERNS } from "./patterns.js";

/** How much of the paper is left when a commune lies outside the territory looked at. */
const DIM = 0.78;

/** `#rrggbb` to [r, g, b]. */
export function rgb(text) {
  const value = parseInt(text.slice(1, 7), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Colours as the canvas stores them (little endian: alpha, blue, green, red). */
function packed([r, g, b]) {
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

function mix(a, b, share) {
  return a.map((v, i) => Math.round(v + (b[i] - v) * share));
}

/** Relative luminance, 0 to 1. */
export function luminance(colour) {
  const [r, g, b] = colour.map((v) => {
    const c = v / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Cell of each commune.
 * @param {import("./model.js").Model} model
 * @param {object} message see dashboard/ui/commune_map/message.py
 * @returns {Uint16Array} by label
 */
export function cellsOf(model, message) {
  const { breaks, matrix, overrides } = message;
  const cells = new Uint16Array(model.count + 1);
  const rows = model.departements.map((d) => matrix.rows[d.code] ?? matrix.default);
  for (let label = 1; label <= model.count; label++) {
    cells[label] = rows[model.departement[label]][bandOf(breaks, model.population[label])];
  }
  for (const [cell, codes] of Object.entries(overrides)) {
    for (const code of codes) cells[model.labelOf(code)] = Number(cell);
  }
  cells[0] = 0;
  return cells;
}

/** Number of breaks not above the population. */
export function bandOf(breaks, population) {
  let band = 0;
  while (band < breaks.length && breaks[band] <= population) band++;
  return band;
}

/**
 * Which communes the focus leaves bright: null for all.
 * @returns {Uint8Array | null} 1 by label
 */
export function membersOf(model, { kind, code, members }) {
  if (kind === "france") return null;
  const inside = new Uint8Array(model.count + 1);
  if (kind === "epci") {
    for (const member of members) inside[model.labelOf(member)] = 1;
    inside[0] = 0;
    return inside;
  }
  for (const d of model.departements) {
    const chosen =
      kind === "metropole" ? d.territory === "metropole"
      : kind === "region" ? d.region === code
      : d.code === code;
    if (chosen) inside.fill(1, d.first, d.first + d.communes);
  }
  return inside;
}

/**
 * @typedef {object} Table colours by label
 * @property {Uint32Array} base
 * @property {Uint32Array} ink
 * @property {Uint8Array} pattern number of the pattern, 0 none
 * @property {boolean} plain whether no commune has a pattern
 */

/**
 * @param {Uint16Array} cells by label
 * @param {object[]} styles `cells` of the message
 * @param {"light" | "dark"} scheme
 * @param {number[]} paper background [r, g, b]
 * @param {Uint8Array | null} members
 * @returns {Table}
 */
export function colourTable(cells, styles, scheme, paper, members) {
  const looks = styles.map(({ style }) => {
    const base = rgb(style[scheme][0]);
    const ink = rgb(style[scheme][1] ?? style[scheme][0]);
    return {
      bright: [packed(base), packed(ink)],
      dim: [packed(mix(base, paper, DIM)), packed(mix(ink, paper, DIM))],
      pattern: PATTERNS.indexOf(style.pattern),
    };
  });
  const base = new Uint32Array(cells.length);
  const ink = new Uint32Array(cells.length);
  const pattern = new Uint8Array(cells.length);
  let plain = true;
  for (let label = 1; label < cells.length; label++) {
    const look = looks[cells[label]];
    [base[label], ink[label]] = members && !members[label] ? look.dim : look.bright;
    pattern[label] = look.pattern;
    if (look.pattern) plain = false;
  }
  return { base, ink, pattern, plain };
}
