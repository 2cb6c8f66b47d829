/** Walks around the faces of an arrangement, to know which face lies on each side of an arc. */

/**
 * Numbers the border walks in the order in which they are met (arc 0 forwards, arc 0 backwards,
 * arc 1 forwards …); the same order as `face_cycles` in dashboard/geography/layer_topology.py.
 *
 * @param {{x: Int32Array, y: Int32Array, start: Uint32Array}} arcs
 * @param {Int32Array} points vertex number of each position of x and y
 * @param {number} vertexCount
 * @returns {{cycle: Int32Array, count: number}} walk of each half arc (2i forwards, 2i + 1 back)
 */
export function sidesOfArcs({ x, y, start }, points, vertexCount) {
  const arcs = start.length - 1;
  const halves = 2 * arcs;
  const angle = new Float64Array(halves);
  const at = new Int32Array(halves);
  const first = new Int32Array(vertexCount + 1);
  for (let i = 0; i < arcs; i++) {
    const a = start[i];
    const b = start[i + 1] - 1;
    at[2 * i] = points[a];
    at[2 * i + 1] = points[b];
    angle[2 * i] = Math.atan2(y[a + 1] - y[a], x[a + 1] - x[a]);
    angle[2 * i + 1] = Math.atan2(y[b - 1] - y[b], x[b - 1] - x[b]);
  }
  for (let h = 0; h < halves; h++) first[at[h] + 1]++;
  for (let v = 0; v < vertexCount; v++) first[v + 1] += first[v];
  const leaving = sortAround(at, angle, first);
  const follow = new Int32Array(halves);
  for (let v = 0; v < vertexCount; v++) {
    for (let k = first[v]; k < first[v + 1]; k++) {
      follow[leaving[k] ^ 1] = leaving[k === first[v] ? first[v + 1] - 1 : k - 1];
    }
  }
  const cycle = new Int32Array(halves).fill(-1);
  let count = 0;
  for (let h = 0; h < halves; h++) {
    if (cycle[h] >= 0) continue;
    for (let walk = h; cycle[walk] < 0; walk = follow[walk]) cycle[walk] = count;
    count++;
  }
  return { cycle, count };
}

/** Half arcs grouped by the vertex they leave, by rising angle (few at a vertex: insertion). */
function sortAround(at, angle, first) {
  const leaving = new Int32Array(at.length);
  const filled = new Uint8Array(first.length);
  for (let h = 0; h < at.length; h++) {
    const v = at[h];
    let k = first[v] + filled[v]++;
    while (k > first[v] && angle[leaving[k - 1]] > angle[h]) {
      leaving[k] = leaving[k - 1];
      k--;
    }
    leaving[k] = h;
  }
  return leaving;
}
