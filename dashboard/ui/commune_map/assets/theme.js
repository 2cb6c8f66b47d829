/** Paper and ink of the page the map stands on, read from the computed style of its box. */
import { luminance } from "./colours.js";

/** Three channels of a computed colour; nothing where it is see-through (style not there yet). */
function parse(text) {
  const numbers = text.match(/[\d.]+/g)?.map(Number) ?? [];
  return numbers.length >= 3 && numbers[3] !== 0 ? numbers.slice(0, 3) : null;
}

/** Three channels of `#rrggbb`, the form in which Streamlit gives its theme. */
function parseHex(text) {
  const found = /^#([0-9a-f]{6})$/i.exec(text.trim());
  return found && [0, 2, 4].map((at) => parseInt(found[1].slice(at, at + 2), 16));
}

function rgba([r, g, b], alpha) {
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

/**
 * @param {HTMLElement} box its CSS takes the colours of the Streamlit theme, of forced colours or
 *   of print (see map.css)
 * @returns {{scheme: "light" | "dark", paper: number[], ink: string, halo: string, border: object,
 *   key: string}}
 */
export function readTheme(box) {
  const style = getComputedStyle(box);
  const theme = parseHex(style.getPropertyValue("--st-background-color"));
  const paper = parse(style.backgroundColor) ?? theme ?? [255, 255, 255];
  const ink = parse(style.color) ?? [0, 0, 0];
  const dark = luminance(paper) < 0.25;
  return {
    scheme: dark ? "dark" : "light",
    paper,
    ink: rgba(ink, 1),
    halo: rgba(paper, 1),
    border: {
      commune: rgba(dark ? paper : [255, 255, 255], 0.75),
      departement: rgba(dark ? paper : [255, 255, 255], 0.9),
      region: rgba(dark ? paper : [255, 255, 255], 1),
      coast: rgba(ink, dark ? 0.45 : 0.4),
    },
    key: `${paper} ${ink}`,
  };
}
