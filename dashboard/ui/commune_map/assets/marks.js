/** The mark of communes merged since 2014: a small ring at their centre, thinned when far. */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./model.js").Model} model
 * @param {object} picture see scene.js
 * @param {object} place see `trace` in lines.js
 * @param {object} look {theme, members}
 */
export function drawMarks(context, model, picture, place, { theme, members }) {
  const { ratio } = picture;
  const { x, y } = model.centres();
  const near = Math.min(1, Math.max(0, (picture.drawn.scale - 0.0006) / 0.006));
  const radius = (0.9 + 2.6 * near) * ratio;
  const apart = 3.2 * radius;
  const taken = new Set();
  context.beginPath();
  for (let label = 1; label <= model.count; label++) {
    if (!model.merged[label] || (members && !members[label])) continue;
    if (model.territoryOf(label) !== picture.drawn.territory) continue;
    const px = (x[label] - place.x) * place.scale;
    const py = (y[label] - place.y) * place.scale;
    if (px < 0 || py < 0 || px > place.width || py > place.height) continue;
    const cell = `${Math.round(px / apart)} ${Math.round(py / apart)}`;
    if (taken.has(cell)) continue;
    taken.add(cell);
    context.moveTo(px + radius, py);
    context.arc(px, py, radius, 0, 2 * Math.PI);
  }
  context.globalAlpha = 0.5 + 0.5 * near;
  context.strokeStyle = theme.halo;
  context.lineWidth = (0.6 + 1.4 * near) * ratio;
  context.stroke();
  context.fillStyle = near > 0.3 ? theme.halo : theme.ink;
  context.fill();
  if (near > 0.3) {
    context.strokeStyle = theme.ink;
    context.lineWidth = 1.1 * ratio;
    context.stroke();
  }
  context.globalAlpha = 1;
}
