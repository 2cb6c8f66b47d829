/**
 * From the bytes of a part (one planar arrangement) to flat arrays of arcs.
 *
 * A part is written as trails over its arcs; the two sides of an arc are not written: they follow
 * from walking around the faces (faces.js), which the stream `label` names in that order.
 */
import { DamagedLayer } from "./bytes.js";
import { sidesOfArcs } from "./faces.js";

/**
 * @typedef {object} Part
 * @property {Int32Array} x grid columns of all vertices, arc after arc
 * @property {Int32Array} y grid rows, downwards
 * @property {Uint32Array} start arc i has the vertices start[i] to start[i + 1] - 1
 * @property {Uint16Array} left label (commune index + 1) on one side, 0 outside
 * @property {Uint16Array} right label on the other side
 * @property {Uint16Array} outer what lies beyond a side 0, in a part cut out of a larger one
 * @property {Int32Array} box four numbers an arc: least x, least y, greatest x, greatest y
 * @property {number} unit metres a grid step
 * @property {number} shift offset of the grid, in steps
 * @property {string} territory
 */

/** Finds the number of a vertex by its coordinates: open addressing in typed arrays. */
class Vertices {
  constructor(capacity) {
    let size = 1024;
    while (size < capacity * 2) size *= 2;
    this.mask = size - 1;
    this.table = new Int32Array(size).fill(-1);
    this.x = new Int32Array(capacity);
    this.y = new Int32Array(capacity);
    this.count = 0;
  }

  meet(x, y) {
    const { table, mask } = this;
    let slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const found = table[slot];
      if (found < 0) {
        table[slot] = this.count;
        this.x[this.count] = x;
        this.y[this.count] = y;
        return this.count++;
      }
      if (this.x[found] === x && this.y[found] === y) return found;
      slot = (slot + 1) & mask;
    }
  }
}

/**
 * @param {object} about the part's entry in the header
 * @param {Record<string, import("./bytes.js").Reader>} readers
 * @returns {Part}
 */
export function decodePart(about, readers) {
  const { vertices, runs, ends } = readTrails(about, readers);
  const degree = new Uint8Array(vertices.count);
  const stop = new Uint8Array(vertices.count);
  for (let t = 0; t < about.trails; t++) {
    const [a, b] = [ends[t], ends[t + 1] - 1];
    stop[runs[a]] = stop[runs[b]] = 1;
    for (let i = a; i < b; i++) {
      degree[runs[i]]++;
      degree[runs[i + 1]]++;
    }
  }
  const points = new Int32Array(about.steps + about.arcs);
  const start = new Uint32Array(about.arcs + 1);
  let n = 0;
  let arc = 0;
  for (let t = 0; t < about.trails; t++) {
    const [a, b] = [ends[t], ends[t + 1] - 1];
    points[n++] = runs[a];
    for (let i = a + 1; i <= b; i++) {
      const v = runs[i];
      points[n++] = v;
      if (degree[v] === 2 && !stop[v]) continue;
      start[++arc] = n;
      if (i < b) points[n++] = v;
    }
  }
  if (arc !== about.arcs || n !== points.length) throw new DamagedLayer("arcs do not add up");
  const x = new Int32Array(n);
  const y = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    x[i] = vertices.x[points[i]];
    y[i] = vertices.y[points[i]];
  }
  const part = { x, y, start, unit: about.unit, shift: about.shift, territory: about.territory };
  Object.assign(part, readSides(about, readers, part, points, vertices.count));
  part.box = boxes(part);
  return part;
}

function readTrails(about, { root, gap, length, dx, dy }) {
  const vertices = new Vertices(about.steps + about.components);
  const runs = new Int32Array(about.steps + about.trails);
  const ends = new Uint32Array(about.trails + 1);
  let n = 0;
  let trail = 0;
  let rootX = 0;
  let rootY = 0;
  for (let c = 0; c < about.components; c++) {
    rootX += root.signed();
    rootY += root.signed();
    let at = vertices.meet(rootX, rootY);
    for (let left = root.unsigned(); left > 0; left--) {
      at += gap.unsigned();
      if (at >= vertices.count) throw new DamagedLayer("a trail starts nowhere");
      let x = vertices.x[at];
      let y = vertices.y[at];
      runs[n++] = at;
      for (let step = length.unsigned(); step > 0; step--) {
        x += dx.signed();
        y += dy.signed();
        runs[n++] = vertices.meet(x, y);
      }
      ends[++trail] = n;
    }
  }
  if (n !== runs.length || trail !== about.trails) throw new DamagedLayer("trails do not add up");
  return { vertices, runs, ends };
}

function readSides(about, readers, part, points, vertexCount) {
  const { cycle, count } = sidesOfArcs(part, points, vertexCount);
  if (count !== about.faces) throw new DamagedLayer("faces do not add up");
  const labels = new Uint16Array(count);
  for (let i = 0, label = 0; i < count; i++) labels[i] = label += readers.label.signed();
  const arcs = about.arcs;
  const left = new Uint16Array(arcs);
  const right = new Uint16Array(arcs);
  const outer = new Uint16Array(arcs);
  for (let i = 0; i < arcs; i++) {
    left[i] = labels[cycle[2 * i]];
    right[i] = labels[cycle[2 * i + 1]];
    if (about.outer && (!left[i] || !right[i])) outer[i] = readers.outer.unsigned();
  }
  return { left, right, outer };
}

function boxes({ x, y, start }) {
  const box = new Int32Array(4 * (start.length - 1));
  for (let i = 0; i + 1 < start.length; i++) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let v = start[i]; v < start[i + 1]; v++) {
      if (x[v] < x0) x0 = x[v];
      if (x[v] > x1) x1 = x[v];
      if (y[v] < y0) y0 = y[v];
      if (y[v] > y1) y1 = y[v];
    }
    box[4 * i] = x0;
    box[4 * i + 1] = y0;
    box[4 * i + 2] = x1;
    box[4 * i + 3] = y1;
  }
  return box;
}
