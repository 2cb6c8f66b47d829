/** Durations left for tests and measures (`performance.getEntriesByName`), the last hundred each. */

const KEPT = 100;
const counts = new Map();

/**
 * Does some work and notes how long it took.
 * @template T
 * @param {string} name
 * @param {() => T} work
 * @returns {T}
 */
export function timed(name, work) {
  const start = performance.now();
  const result = work();
  const count = (counts.get(name) ?? 0) + 1;
  if (count % KEPT === 0) performance.clearMeasures(name);
  counts.set(name, count);
  performance.measure(name, { start });
  return result;
}
