/** Window for tests and measures: `element.ascoMap` of the map's box. */
import { communeAt } from "./pointer.js";

/** @param {import("./atlas.js").CommuneMap} map */
export function probe(map) {
  return Object.freeze({
    /** Code of the commune drawn at a point (CSS pixels of the map), null for none. */
    communeAt: (x, y) => map.model.codes[communeAt(map, x, y).label] || null,
    /** Colour [r, g, b] the message gives a commune. */
    colourOf(code) {
      const packed = map.look.table.base[map.model.labelOf(code)];
      return [packed & 255, (packed >> 8) & 255, (packed >> 16) & 255];
    },
    /** Colour [r, g, b] on the canvas at a point (CSS pixels of the map). */
    pixelAt(x, y) {
      const { ratio, context } = map.scene;
      const [column, row] = [x, y].map((v) => Math.floor(v * ratio));
      return [...context.getImageData(column, row, 1, 1).data.slice(0, 3)];
    },
    /** Points (CSS pixels of the map) well inside a commune, the widest place first. */
    pointsOf: (code) => pointsOf(map, map.model.labelOf(code)),
    /** Code of the commune the keyboard stands on, null for none. */
    cursor: () => map.model.codes[map.cursor] || null,
    /** Centre of a commune [x, y] in metres of its territory, y downwards. */
    centreOf(code) {
      const { x, y } = map.model.centres();
      const label = map.model.labelOf(code);
      return [x[label], y[label]];
    },
    /** Codes of the communes that share a border with this one. */
    neighboursOf: (code) => map.model.neighbours(map.model.labelOf(code)).map((n) => map.model.codes[n]),
    /** Brings a commune into the main pane, close enough to be seen. */
    reveal(code) {
      const label = map.model.labelOf(code);
      const { x, y } = map.model.centres();
      map.journey.reveal(label);
      map.journey.show({ ...map.scene.main.view, x: x[label], y: y[label], scale: 0.008 });
    },
    /** What is said of a commune. */
    said: (code) => map.said(map.model.labelOf(code)),
    /** What the main pane looks at: {territory, x, y, scale}. */
    view: () => ({ ...map.scene.main.view, active: map.journey.active }),
    /** Whether the main pane is drawn with the finer outlines. */
    fine: () => map.scene.main.parts.some((part) => part.unit < 50),
  });
}

function pointsOf(map, label) {
  const points = [];
  for (const picture of map.scene.pictures) {
    const { samples, fold, width, height, ratio, pane } = picture;
    const wide = width * fold;
    let best = null;
    let depth = 0;
    for (let row = 3; row < height * fold - 3; row++) {
      let run = 0;
      for (let column = 0; column < wide; column++) {
        run = samples[row * wide + column] === label ? run + 1 : 0;
        if (run <= depth) continue;
        const middle = column - Math.floor(run * 0.3);
        const above = samples[(row - 2) * wide + middle] === label;
        const below = samples[(row + 2) * wide + middle] === label;
        if (!above || !below) continue;
        depth = run;
        best = { column: middle, row };
      }
    }
    if (!best) continue;
    points.push({
      pane: pane.id,
      depth: depth / fold / ratio,
      x: pane.x + (best.column + 0.5) / fold / ratio,
      y: pane.y + (best.row + 0.5) / fold / ratio,
    });
  }
  return points.sort((a, b) => b.depth - a.depth);
}
