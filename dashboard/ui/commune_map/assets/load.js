/** Fetching layers: one decoded overview for all the maps of a page, finer parts when needed. */
import { DamagedLayer, unpack } from "./bytes.js";
import { decodePart } from "./decode.js";
import { Model } from "./model.js";
import { timed } from "./timing.js";

/** Model, names and finer parts by URL: promises, so that two maps never fetch twice. */
const models = new Map();
const fineParts = new Map();

async function fetchBytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.arrayBuffer();
}

/** What cannot be decoded, for whatever reason, is a damaged file and not a failed fetch. */
function read(decode) {
  try {
    return decode();
  } catch (error) {
    throw error instanceof DamagedLayer ? error : new DamagedLayer(String(error));
  }
}

/** Remembers a promise, forgets it when it fails so that « Réessayer » can try again. */
function once(cache, key, make) {
  if (!cache.has(key)) {
    const promise = make();
    cache.set(key, promise);
    promise.catch(() => cache.delete(key));
  }
  return cache.get(key);
}

/**
 * The decoded overview.
 * @param {string} layer URL, absolute or relative to the page
 * @returns {Promise<Model>}
 */
export function loadModel(layer) {
  const url = new URL(layer, document.baseURI).href;
  return once(models, url, async () => {
    const buffer = await fetchBytes(url);
    const model = read(() => timed("asco-map:decode", () => new Model(buffer)));
    model.base = url;
    return model;
  });
}

/** Names of the communes, by label; loaded after the first paint. */
export function loadNames(model) {
  model.namesPromise ??= fetchBytes(new URL(model.namesFile, model.base)).then((buffer) => {
    const names = ["", ...new TextDecoder().decode(buffer).split("\n")];
    if (names.length !== model.count + 1) throw new DamagedLayer("names do not add up");
    model.names = names;
  });
  model.namesPromise.catch(() => { model.namesPromise = undefined; });
  return model.namesPromise;
}

/** Finer outlines of one département, put into `model.fine` under its code. */
export function loadFine(model, departement) {
  const url = new URL(departement.file, model.base).href;
  return once(fineParts, url, async () => {
    const buffer = await fetchBytes(url);
    const { header, readers } = read(() => unpack(buffer));
    model.fine.set(departement.code, read(() => decodePart(header.parts[0], readers)));
  });
}
