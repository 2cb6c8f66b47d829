/** Entry point called by Streamlit (components v2) at each new message and at each change of theme. */
import { CommuneMap } from "./atlas.js";

/** Maps by the element Streamlit gives each of them. */
const maps = new WeakMap();

/** The message with its cells written out: a look that several share travels once. */
function unfolded(data) {
  const cells = data.cells.map(([style, words]) => ({ style: data.styles[style], words }));
  return { ...data, cells };
}

/**
 * @param {object} component
 * @param {object} component.data message, see dashboard/ui/commune_map/message.py
 * @param {HTMLElement | ShadowRoot} component.parentElement
 * @param {(name: string, value: unknown) => void} component.setTriggerValue
 * @returns {() => void} called when the map leaves the page
 */
export default function communeMap({ data, parentElement, setTriggerValue }) {
  let map = maps.get(parentElement);
  if (!map) {
    map = new CommuneMap(parentElement);
    maps.set(parentElement, map);
  }
  map.update(unfolded(data), (code) => setTriggerValue("selected", { commune: code }));
  return () => {
    maps.delete(parentElement);
    map.destroy();
  };
}
