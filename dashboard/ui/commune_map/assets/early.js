/**
 * Fetches and decodes the overview while Streamlit is still starting: put into the page by the
 * server beside `<link rel="preload" as="fetch" crossorigin data-commune-layer href="…">`.
 * The map finds the decoded layer in the cache of load.js (same module, same URL).
 */
import { loadModel } from "./load.js";

const link = document.querySelector("link[data-commune-layer]");
if (link) loadModel(link.href).catch(() => {});
