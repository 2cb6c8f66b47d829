/** The mark of simulated figures, written in the picture itself: a copy of the picture keeps it. */

const SIZE = 13;
const PAD = 5;
const FAINT = 22;
/** CSS pixels from one faint line to the next. */
const STEP = 190;
const SLOPE = -0.31;

/**
 * @param {CanvasRenderingContext2D} context of the visible canvas
 * @param {string} text nothing is drawn where it is empty
 * @param {{width: number, height: number}} canvas device pixels
 * @param {object} theme {ink, halo}
 * @param {string} font family
 * @param {number} left CSS pixels from the left edge to the main pane, where the words start
 * @param {number} ratio device pixels a CSS pixel
 */
export function stamp(context, text, { width, height }, theme, font, left, ratio) {
  if (!text) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  across(context, text, width, height, theme, font, ratio);
  context.font = `600 ${SIZE * ratio}px ${font}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  const wide = context.measureText(text).width + 2 * PAD * ratio;
  const tall = (SIZE + 2 * PAD) * ratio;
  const x = left * ratio;
  context.fillStyle = theme.ink;
  context.fillRect(x, 0, wide, tall);
  context.fillStyle = theme.halo;
  context.fillText(text, x + PAD * ratio, tall / 2);
  context.restore();
}

/** The words again and again, slanted and faint, so that a part of the picture keeps them. */
function across(context, text, width, height, theme, font, ratio) {
  context.save();
  context.globalAlpha = 0.16;
  context.fillStyle = theme.ink;
  context.font = `${FAINT * ratio}px ${font}`;
  context.textAlign = "center";
  const wide = context.measureText(text).width * 1.25;
  for (let y = STEP * 0.6 * ratio, row = 0; y < height + STEP * ratio; y += STEP * ratio, row++) {
    for (let x = (row % 2 ? 0 : wide / 2); x < width + wide / 2; x += wide) {
      context.save();
      context.translate(x, y);
      context.rotate(SLOPE);
      context.fillText(text, 0, 0);
      context.restore();
    }
  }
  context.restore();
}
