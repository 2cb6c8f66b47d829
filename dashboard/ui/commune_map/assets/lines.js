/** Border lines over the colours: communes only when near, départements, régions, coasts. */

/** Kinds of border, from the faintest to the strongest. */
export const COMMUNE = 0;
export const DEPARTEMENT = 1;
export const REGION = 2;
export const COAST = 3;

/** Kind of every arc of a part. */
export function kindsOf(model, part) {
  if (part.kinds) return part.kinds;
  const { left, right, outer } = part;
  const kinds = new Uint8Array(left.length);
  for (let i = 0; i < left.length; i++) {
    const a = left[i] || outer[i];
    const b = right[i] || outer[i];
    if (!a || !b) kinds[i] = COAST;
    else if (model.region[a] !== model.region[b]) kinds[i] = REGION;
    else if (model.departement[a] !== model.departement[b]) kinds[i] = DEPARTEMENT;
  }
  part.kinds = kinds;
  return kinds;
}

/**
 * Adds arcs to the current path.
 * @param {CanvasRenderingContext2D} context its transform is in device pixels
 * @param {import("./decode.js").Part} part
 * @param {object} place {x, y, scale}: metres of the origin, device pixels a metre, width, height
 * @param {(arc: number) => boolean} chosen
 */
export function trace(context, part, place, chosen) {
  const { x, y, start, box, unit, shift } = part;
  const k = unit * place.scale;
  const dx = -(shift * unit + place.x) * place.scale;
  const dy = -(shift * unit + place.y) * place.scale;
  for (let i = 0, b = 0; i + 1 < start.length; i++, b += 4) {
    if (
      box[b + 2] * k + dx < 0 || box[b] * k + dx > place.width ||
      box[b + 3] * k + dy < 0 || box[b + 1] * k + dy > place.height || !chosen(i)
    ) continue;
    const last = start[i + 1] - 1;
    let px = x[start[i]] * k + dx;
    let py = y[start[i]] * k + dy;
    context.moveTo(px, py);
    for (let v = start[i] + 1; v <= last; v++) {
      const qx = x[v] * k + dx;
      const qy = y[v] * k + dy;
      // Steps under a pixel add nothing to see.
      if (v < last && Math.abs(qx - px) + Math.abs(qy - py) < 1) continue;
      context.lineTo(qx, qy);
      px = qx;
      py = qy;
    }
  }
}

/** Strokes the current path. */
export function stroke(context, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = "round";
  context.lineCap = "round";
  context.stroke();
}

/**
 * Draws the borders of a pane.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./model.js").Model} model
 * @param {import("./decode.js").Part[]} parts
 * @param {object} place see `trace`
 * @param {object} look {theme, ratio, scale (CSS pixels a metre), members}
 */
export function drawBorders(context, model, parts, place, { theme, ratio, scale, members }) {
  const near = Math.min(1, Math.max(0, (scale - 0.0022) / 0.004));
  const styles = [
    [COMMUNE, theme.border.commune, 0.5 * near],
    [DEPARTEMENT, theme.border.departement, 0.5 + 0.4 * near],
    [REGION, theme.border.region, 0.9 + 0.5 * near],
    [COAST, theme.border.coast, 0.7 + 0.4 * near],
  ];
  for (const [kind, colour, width] of styles) {
    if (!width) continue;
    context.beginPath();
    for (const part of parts) {
      const kinds = kindsOf(model, part);
      trace(context, part, place, (i) => kinds[i] === kind);
    }
    stroke(context, colour, width * ratio);
  }
  if (members) {
    context.beginPath();
    for (const part of parts) {
      const { left, right, outer } = part;
      trace(context, part, place, (i) =>
        members[left[i] || outer[i]] !== members[right[i] || outer[i]]);
    }
    stroke(context, theme.ink, 1.5 * ratio);
  }
}
