/** Mouse and touch. One finger scrolls the page, two move the map; the wheel zooms once asked to. */
import { paneAt } from "./panes.js";

/** CSS pixels a press may wander and still be a click. */
const STEADY = 4;

/**
 * @param {import("./atlas.js").CommuneMap} map
 * @param {AbortSignal} signal
 */
export function listenPointer(map, signal) {
  const { stage } = map.parts;
  const on = (name, listener, options) =>
    stage.addEventListener(name, (event) => map.look && listener(event), { signal, ...options });
  let press = null;
  let wandered = false;

  on("pointerdown", (event) => {
    wandered = false;
    if (event.pointerType === "touch" || event.button !== 0) return;
    const [x, y] = at(stage, event);
    if (paneAt(map.panes, x, y)?.id !== "main") return;
    press = { x, y, id: event.pointerId };
  });
  on("pointermove", (event) => {
    const [x, y] = at(stage, event);
    if (press) {
      if (!wandered && Math.hypot(x - press.x, y - press.y) < STEADY) return;
      if (!wandered) stage.setPointerCapture(press.id);
      wandered = true;
      map.hover(0);
      stage.classList.add("moving");
      map.journey.move(x - press.x, y - press.y);
      press.x = x;
      press.y = y;
    } else if (event.pointerType !== "touch") {
      const { label, pane } = communeAt(map, x, y);
      map.hover(label, x, y);
      stage.style.cursor = label || (pane && pane.id !== "main") ? "pointer" : "grab";
    }
  });
  const release = () => {
    press = null;
    stage.classList.remove("moving");
  };
  on("pointerup", release);
  on("pointercancel", release);
  on("pointerleave", () => !press && map.hover(0));
  on("click", (event) => {
    if (wandered) return;
    const [x, y] = at(stage, event);
    const { label, pane } = communeAt(map, x, y);
    if (pane && pane.id !== "main") {
      map.journey.open(pane.id);
      return;
    }
    map.moveCursor(0);
    map.select(label);
    if (event.pointerType === "touch") map.hover(label, x, y);
  });
  on("dblclick", (event) => {
    const [x, y] = at(stage, event);
    const { pane } = communeAt(map, x, y);
    if (pane?.id === "main") map.journey.zoom(event.shiftKey ? 0.5 : 2, x - pane.x, y - pane.y);
  });
  on("wheel", (event) => {
    const [x, y] = at(stage, event);
    const pane = paneAt(map.panes, x, y);
    if (pane?.id !== "main") return;
    if (!event.ctrlKey && stage.getRootNode().activeElement !== stage) {
      map.hint(map.message.texts.wheel_hint);
      return;
    }
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 30 : 1;
    const factor = 2 ** (-event.deltaY * unit * (event.ctrlKey ? 0.008 : 0.0022));
    map.hover(0);
    map.journey.zoom(factor, x - pane.x, y - pane.y, false);
  }, { passive: false });
  listenTouch(map, on, stage);
}

function listenTouch(map, on, stage) {
  let last = null;
  const grip = ({ touches }) => {
    const [a, b] = [at(stage, touches[0]), at(stage, touches[1])];
    return {
      x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, spread: Math.hypot(a[0] - b[0], a[1] - b[1]),
    };
  };
  on("touchstart", (event) => {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    map.hover(0);
    last = grip(event);
  }, { passive: false });
  on("touchmove", (event) => {
    if (event.touches.length === 1 && !last) {
      map.hint(map.message.texts.touch_hint);
      return;
    }
    if (event.touches.length !== 2 || !last) return;
    event.preventDefault();
    const now = grip(event);
    const { pane } = map.scene.main;
    map.journey.move(now.x - last.x, now.y - last.y);
    map.journey.zoom(now.spread / last.spread, now.x - pane.x, now.y - pane.y, false);
    last = now;
  }, { passive: false });
  const end = (event) => {
    if (event.touches.length < 2) last = null;
  };
  on("touchend", end);
  on("touchcancel", end);
}

/** Point of an event in CSS pixels of the map. */
function at(stage, { clientX, clientY }) {
  const box = stage.getBoundingClientRect();
  return [clientX - box.left, clientY - box.top];
}

/** Commune and pane under a point of the map. */
export function communeAt(map, x, y) {
  const pane = paneAt(map.panes, x, y);
  if (!pane) return { label: 0, pane: null };
  const picture = map.scene.pictures.find((p) => p.pane === pane);
  return { label: picture.labelAt(x - pane.x, y - pane.y), pane };
}
