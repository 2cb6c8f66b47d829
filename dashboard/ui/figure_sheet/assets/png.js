/** A PNG told its resolution: a layout program places it at the width of its figure. */

const SIGNATURE_AND_HEADER = 8 + 4 + 4 + 13 + 4;
const INCHES_PER_METRE = 1 / 0.0254;

/**
 * The same picture with a pHYs chunk after its header.
 * @param {ArrayBuffer} png as a canvas writes it, without one
 * @param {number} dpi
 * @returns {Uint8Array}
 */
export function withResolution(png, dpi) {
  const bytes = new Uint8Array(png);
  const perMetre = Math.round(dpi * INCHES_PER_METRE);
  const chunk = new Uint8Array(4 + 4 + 9 + 4);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4); // pHYs
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1; // a metre is the unit
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const made = new Uint8Array(bytes.length + chunk.length);
  made.set(bytes.subarray(0, SIGNATURE_AND_HEADER));
  made.set(chunk, SIGNATURE_AND_HEADER);
  made.set(bytes.subarray(SIGNATURE_AND_HEADER), SIGNATURE_AND_HEADER + chunk.length);
  return made;
}

/** The checksum of PNG chunks. */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
