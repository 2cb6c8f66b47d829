/** What is said of a commune, in tooltip and announcement. All texts come with the message. */
import { bandOf } from "./colours.js";

/** Fills the `{…}` marks of a text. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);
}

/** French grouping of thousands (U+202F). */
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** Name of a commune, or its code while names are loading. */
export function nameOf(model, message, label) {
  return model.names?.[label] ?? fill(message.texts.names_missing, { code: model.codes[label] });
}

/**
 * @param {import("./model.js").Model} model
 * @param {object} message
 * @param {Uint16Array} cells
 * @param {number} label
 * @returns {{name: string, place: string, size: string, band: string, words: string, merged: string}}
 */
export function describe(model, message, cells, label) {
  const { texts } = message;
  const departement = model.departements[model.departement[label]];
  const population = model.population[label];
  const years = message.population_years;
  const template =
    population === 0 ? texts.inhabitants_none
    : population === 1 ? texts.inhabitants_one
    : texts.inhabitants_many;
  const year = years[departement.code] ?? years[""];
  const merged = model.merged[label] && message.mark_merged
    ? fill(texts.merged, { year: 2000 + model.merged[label] }) : "";
  return {
    name: nameOf(model, message, label),
    place: `${message.departements[departement.code] ?? ""} (${departement.code})`.trim(),
    size: fill(template, { n: grouped(population), year }),
    band: message.band_words[bandOf(message.breaks, population)],
    words: message.cells[cells[label]].words,
    merged,
  };
}

/** The same as one text, for a screen reader. */
export function sentence(said) {
  return [said.name, said.place, said.size, said.band, said.words, said.merged]
    .filter(Boolean).join(". ");
}
