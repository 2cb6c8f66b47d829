/**
 * The commune of every sample of a picture, in one pass over the borders.
 *
 * Each border crossing a row of samples toggles the running commune from one side to the other:
 * « commune on the left xor commune on the right » is written where the crossing lies, and a
 * running xor along the row gives the commune of each sample. The order of crossings within a
 * sample does not matter, no polygon is filled, there are no gaps and nothing is painted twice.
 * It holds because the borders form a planar arrangement (see layer_topology.py).
 */

/**
 * @typedef {object} Frame samples over a territory
 * @property {number} x metres (from the territory's corner) of the left edge
 * @property {number} y metres of the top edge, downwards
 * @property {number} scale samples a metre
 * @property {number} width samples
 * @property {number} height samples
 */

/**
 * @param {Uint16Array} out width × height, overwritten: label of each sample, 0 outside
 * @param {import("./decode.js").Part[]} parts
 * @param {Frame} frame
 */
export function rasterise(out, parts, frame) {
  const { width, height } = frame;
  out.fill(0, 0, width * height);
  for (const part of parts) crossings(out, part, frame);
  for (let row = 0, at = 0; row < height; row++) {
    let commune = 0;
    for (const end = at + width; at < end; at++) {
      commune ^= out[at];
      out[at] = commune;
    }
  }
}

function crossings(out, part, frame) {
  const { x, y, start, left, right, box, unit, shift } = part;
  const { width, height, scale } = frame;
  const k = unit * scale;
  // Half a sample is taken off: sample centres then lie on whole numbers.
  const dx = -(shift * unit + frame.x) * scale - 0.5;
  const dy = -(shift * unit + frame.y) * scale - 0.5;
  for (let i = 0, b = 0; i < left.length; i++, b += 4) {
    if (box[b + 3] * k + dy < 0 || box[b + 1] * k + dy > height || box[b] * k + dx > width) continue;
    const sides = left[i] ^ right[i];
    const end = start[i + 1];
    let x1 = x[start[i]] * k + dx;
    let y1 = y[start[i]] * k + dy;
    let row1 = Math.ceil(y1);
    for (let v = start[i] + 1; v < end; v++) {
      const x0 = x1;
      const y0 = y1;
      const row0 = row1;
      x1 = x[v] * k + dx;
      y1 = y[v] * k + dy;
      row1 = Math.ceil(y1);
      if (row0 === row1) continue;
      // Always from the upper end, so that a border drawn by two parts gives the same crossings.
      const down = row0 < row1;
      const slope = down ? (x1 - x0) / (y1 - y0) : (x0 - x1) / (y0 - y1);
      const ax = down ? x0 : x1;
      const ay = down ? y0 : y1;
      let row = down ? row0 : row1;
      let last = down ? row1 : row0;
      if (row < 0) row = 0;
      if (last > height) last = height;
      for (; row < last; row++) {
        let column = Math.ceil(ax + (row - ay) * slope);
        if (column < 0) column = 0;
        if (column < width) out[row * width + column] ^= sides;
      }
    }
  }
}
