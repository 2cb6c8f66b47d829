/** What the browser knows of the communes: outlines, codes, populations, and what follows from them. */
import { unpack } from "./bytes.js";
import { decodePart } from "./decode.js";

/** Départements of the inset « Paris et petite couronne ». */
const PETITE_COURONNE = new Set(["75", "92", "93", "94"]);

/**
 * One decoded overview. Communes are known by their label: 1 for the first, 0 is outside.
 */
export class Model {
  /** @param {ArrayBuffer} buffer the overview file, uncompressed */
  constructor(buffer) {
    const { header, readers } = unpack(buffer);
    this.count = header.communes;
    this.namesFile = header.names;
    this.names = null;
    this.parts = new Map();
    for (const about of header.parts) this.parts.set(about.territory, decodePart(about, readers));
    this.departements = header.departements.map(([code, region, communes, file]) => ({
      code, region, communes, file, territory: code.length > 2 ? code : "metropole",
    }));
    this.fine = new Map();
    this.readCommunes(readers);
    this.extents();
    this.lookup = null;
    this.arcIndex = new Map();
  }

  readCommunes({ code, population, merged }) {
    const size = this.count + 1;
    this.codes = new Array(size).fill("");
    this.population = new Int32Array(size);
    this.merged = new Uint8Array(size);
    this.departement = new Uint8Array(size).fill(255);
    this.region = new Uint8Array(size).fill(255);
    const regions = [...new Set(this.departements.map((d) => d.region))];
    let label = 1;
    this.departements.forEach((departement, d) => {
      departement.first = label;
      for (let i = 0, number = 0; i < departement.communes; i++, label++) {
        number += code.unsigned();
        const digits = 5 - departement.code.length;
        this.codes[label] = departement.code + String(number).padStart(digits, "0");
        this.population[label] = population.unsigned();
        this.merged[label] = merged.unsigned();
        this.departement[label] = d;
        this.region[label] = regions.indexOf(departement.region);
      }
    });
  }

  /** Extents in metres of the territories, of the départements and of the Paris region. */
  extents() {
    this.boxes = new Map();
    for (const d of this.departements) d.box = emptyBox();
    for (const [territory, part] of this.parts) {
      const whole = emptyBox();
      const { box, left, right, unit, shift } = part;
      for (let i = 0; i < left.length; i++) {
        const metres = [0, 1, 2, 3].map((k) => (box[4 * i + k] - shift) * unit);
        grow(whole, metres);
        for (const label of [left[i], right[i]]) {
          if (label) grow(this.departements[this.departement[label]].box, metres);
        }
      }
      this.boxes.set(territory, whole);
    }
    const paris = emptyBox();
    for (const d of this.departements) if (PETITE_COURONNE.has(d.code)) grow(paris, d.box);
    this.boxes.set("paris", paris);
  }

  /** Label of a commune code, 0 where there is none. */
  labelOf(code) {
    if (!this.lookup) {
      this.lookup = new Map();
      for (let label = 1; label <= this.count; label++) this.lookup.set(this.codes[label], label);
    }
    return this.lookup.get(code) ?? 0;
  }

  /** Territory (part) a commune lies in. */
  territoryOf(label) {
    return this.departements[this.departement[label]].territory;
  }

  /** Arcs of each commune of a territory: arcs `list[first[label]]` to `list[first[label + 1] - 1]`. */
  arcsByCommune(part) {
    let index = this.arcIndex.get(part);
    if (!index) {
      const first = new Uint32Array(this.count + 2);
      const { left, right } = part;
      for (let i = 0; i < left.length; i++) {
        first[left[i] + 1]++;
        first[right[i] + 1]++;
      }
      for (let k = 0; k <= this.count; k++) first[k + 1] += first[k];
      const list = new Uint32Array(2 * left.length);
      const next = first.slice();
      for (let i = 0; i < left.length; i++) {
        list[next[left[i]]++] = i;
        list[next[right[i]]++] = i;
      }
      index = { first, list };
      this.arcIndex.set(part, index);
    }
    return index;
  }

  /** Labels of the communes that share a border with this one. */
  neighbours(label) {
    const part = this.parts.get(this.territoryOf(label));
    const { first, list } = this.arcsByCommune(part);
    const found = new Set();
    for (let k = first[label]; k < first[label + 1]; k++) {
      const i = list[k];
      found.add(part.left[i] === label ? part.right[i] : part.left[i]);
    }
    found.delete(0);
    found.delete(label);
    return [...found];
  }

  /** Extent in metres of some communes of one territory: [x0, y0, x1, y1]. */
  boxOf(labels, territory) {
    const part = this.parts.get(territory);
    const { first, list } = this.arcsByCommune(part);
    const { box, unit, shift } = part;
    const result = emptyBox();
    for (const label of labels) {
      for (let k = first[label]; k < first[label + 1]; k++) {
        const i = 4 * list[k];
        grow(result, [0, 1, 2, 3].map((m) => (box[i + m] - shift) * unit));
      }
    }
    return result;
  }

  /** Centres of gravity of all communes, in metres of their territory: {x, y}. */
  centres() {
    if (!this.gravity) {
      const area = new Float64Array(this.count + 1);
      const x = new Float64Array(this.count + 1);
      const y = new Float64Array(this.count + 1);
      for (const part of this.parts.values()) accumulate(part, area, x, y);
      for (let label = 1; label <= this.count; label++) {
        x[label] /= 3 * area[label];
        y[label] /= 3 * area[label];
      }
      this.gravity = { x, y, area: area.map((twice) => Math.abs(twice) / 2) };
    }
    return this.gravity;
  }
}

function emptyBox() {
  return [Infinity, Infinity, -Infinity, -Infinity];
}

function grow(box, [x0, y0, x1, y1]) {
  if (x0 < box[0]) box[0] = x0;
  if (y0 < box[1]) box[1] = y0;
  if (x1 > box[2]) box[2] = x1;
  if (y1 > box[3]) box[3] = y1;
}

/** Adds twice the area and three times the moments of each face (shoelace over the arcs). */
function accumulate({ x, y, start, left, right, unit, shift }, area, mx, my) {
  for (let i = 0; i < left.length; i++) {
    let [a, cx, cy] = [0, 0, 0];
    for (let v = start[i]; v + 1 < start[i + 1]; v++) {
      const x0 = (x[v] - shift) * unit;
      const y0 = (y[v] - shift) * unit;
      const x1 = (x[v + 1] - shift) * unit;
      const y1 = (y[v + 1] - shift) * unit;
      const cross = x0 * y1 - x1 * y0;
      a += cross;
      cx += cross * (x0 + x1);
      cy += cross * (y0 + y1);
    }
    const [l, r] = [left[i], right[i]];
    area[l] += a;
    mx[l] += cx;
    my[l] += cy;
    area[r] -= a;
    mx[r] -= cx;
    my[r] -= cy;
  }
}
