/** The map by keyboard: arrows go from commune to commune, Enter chooses. */

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** CSS pixels of a move with Shift. */
const STEP = 90;
/** Panes in the order of Page Down. */
const ROUND = ["main", "971", "972", "973", "974", "976", "paris"];

/**
 * @param {import("./atlas.js").CommuneMap} map
 * @param {AbortSignal} signal
 */
export function listenKeys(map, signal) {
  const { stage } = map.parts;
  stage.addEventListener("keydown", (event) => {
    if (!map.look || event.altKey || event.metaKey || event.ctrlKey) return;
    const act = actionOf(map, event);
    if (!act) return;
    // Streamlit listens to single keys on the whole page: what the map takes stays here.
    event.preventDefault();
    event.stopPropagation();
    act();
  }, { signal });
  stage.addEventListener("blur", () => map.look && map.cursor && map.moveCursor(0), { signal });
}

function actionOf(map, event) {
  const { journey } = map;
  const arrow = ARROWS[event.key];
  if (arrow) {
    return event.shiftKey
      ? () => journey.move(-arrow[0] * STEP, -arrow[1] * STEP)
      : () => map.moveCursor(map.cursor ? step(map.model, map.cursor, arrow) : startOf(map));
  }
  switch (event.key) {
    case "Enter":
    case " ":
      return () => map.select(map.cursor || startOf(map));
    case "+":
    case "=":
      return () => zoomOnCursor(map, 2);
    case "-":
      return () => zoomOnCursor(map, 0.5);
    case "0":
    case "Home":
      return () => journey.reset();
    case "PageDown":
      return () => turn(map, 1);
    case "PageUp":
      return () => turn(map, -1);
    case "Escape":
      if (!map.cursor && !map.selected) return null;
      return () => (map.cursor ? map.moveCursor(0) : map.select(0));
    default:
      return null;
  }
}

function zoomOnCursor(map, factor) {
  if (!map.cursor) {
    map.journey.zoom(factor);
    return;
  }
  const { pane } = map.scene.main;
  const [x, y] = map.journey.pointOf(map.cursor);
  map.journey.zoom(factor, x - pane.x, y - pane.y);
}

function turn(map, by) {
  const at = Math.max(0, ROUND.indexOf(map.journey.active));
  map.moveCursor(0);
  map.journey.open(ROUND[(at + by + ROUND.length) % ROUND.length]);
}

/** Where the arrows start: the chosen commune if it is in view, else the one nearest the middle. */
function startOf(map) {
  const { model, journey, selected } = map;
  const { territory, x, y } = journey.view;
  if (selected && model.territoryOf(selected) === territory) return selected;
  const centres = model.centres();
  let best = 0;
  let least = Infinity;
  for (let label = 1; label <= model.count; label++) {
    if (model.territoryOf(label) !== territory) continue;
    const distance = (centres.x[label] - x) ** 2 + (centres.y[label] - y) ** 2;
    if (distance < least) [best, least] = [label, distance];
  }
  return best;
}

/**
 * The commune to go to: a neighbour in that direction, else (coasts, islands) the nearest commune
 * of the territory that lies there, else the same.
 */
export function step(model, from, [dx, dy]) {
  const { x, y } = model.centres();
  const nearest = (labels, widest) => {
    let best = 0;
    let least = Infinity;
    for (const label of labels) {
      const ox = x[label] - x[from];
      const oy = y[label] - y[from];
      const distance = Math.hypot(ox, oy);
      const along = (ox * dx + oy * dy) / distance;
      if (!(along > widest)) continue;
      const cost = distance / along ** 2;
      if (cost < least) [best, least] = [label, cost];
    }
    return best;
  };
  const beside = nearest(model.neighbours(from), 0.5);
  if (beside) return beside;
  const territory = model.territoryOf(from);
  const all = [];
  for (let label = 1; label <= model.count; label++) {
    if (label !== from && model.territoryOf(label) === territory) all.push(label);
  }
  return nearest(all, 0.7) || from;
}
