/** From communes a sample to pixels: a table look-up, averaged over the samples of a pixel. */
import { TILE_BITS } from "./patterns.js";

/**
 * @param {Uint32Array} out width × height pixels
 * @param {Uint16Array} samples (width × fold) × (height × fold) labels
 * @param {number} width pixels
 * @param {number} height pixels
 * @param {1 | 2} fold samples a pixel in each direction
 * @param {import("./colours.js").Table} table
 * @param {number} ratio device pixels a CSS pixel: patterns keep their size
 */
export function paint(out, samples, width, height, fold, table, ratio) {
  const { base, ink, pattern, plain } = table;
  const step = Math.max(1, Math.round(ratio));
  const look = plain ? null : (label, x, y) => {
    const number = pattern[label];
    if (!number) return base[label];
    const tile = TILE_BITS[number];
    return tile[((Math.floor(y / step) & 7) << 3) | (Math.floor(x / step) & 7)] ? ink[label] : base[label];
  };
  if (fold === 1) paintSingle(out, samples, width, height, base, look);
  else paintFolded(out, samples, width, height, base, look);
}

function paintSingle(out, samples, width, height, base, look) {
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      out[at] = look ? look(samples[at], x, y) : base[samples[at]];
    }
  }
}

function paintFolded(out, samples, width, height, base, look) {
  const wide = 2 * width;
  for (let y = 0, at = 0; y < height; y++) {
    let upper = 2 * y * wide;
    let lower = upper + wide;
    for (let x = 0; x < width; x++, at++, upper += 2, lower += 2) {
      const a = samples[upper];
      const b = samples[upper + 1];
      const c = samples[lower];
      const d = samples[lower + 1];
      if (look) {
        out[at] = a === b && c === d && a === c
          ? look(a, x, y)
          : average(look(a, x, y), look(b, x, y), look(c, x, y), look(d, x, y));
      } else {
        const p = base[a];
        const q = base[b];
        const r = base[c];
        const s = base[d];
        out[at] = p === q && r === s && p === r ? p : average(p, q, r, s);
      }
    }
  }
}

/** Mean of four packed colours; a sample outside (0) only takes opacity away. */
function average(p, q, r, s) {
  const seen = (p >>> 31) + (q >>> 31) + (r >>> 31) + (s >>> 31);
  if (seen === 0) return 0;
  const low = (p & 255) + (q & 255) + (r & 255) + (s & 255);
  const middle = ((p >>> 8) & 255) + ((q >>> 8) & 255) + ((r >>> 8) & 255) + ((s >>> 8) & 255);
  const high = ((p >>> 16) & 255) + ((q >>> 16) & 255) + ((r >>> 16) & 255) + ((s >>> 16) & 255);
  if (seen === 4) return 0xff000000 | (high << 14 & 0xff0000) | (middle << 6 & 0xff00) | (low >>> 2);
  const alpha = (255 * seen) >> 2;
  return (
    (alpha << 24) | (Math.floor(high / seen) << 16) | (Math.floor(middle / seen) << 8) |
    Math.floor(low / seen)
  );
}
