/** Reading the bytes of a layer file (format « ASCO layer 1 », see dashboard/geography/layer_bytes.py). */

/** A layer that cannot be read: the file is not what it should be. */
export class DamagedLayer extends Error {}

/** Reads seven-bit varints from one stream. */
export class Reader {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  /** The next unsigned number. */
  unsigned() {
    const { data } = this;
    let value = 0;
    let factor = 1;
    for (;;) {
      if (this.at >= data.length) throw new DamagedLayer("a stream ends too early");
      const byte = data[this.at++];
      if (byte < 128) return value + byte * factor;
      value += (byte - 128) * factor;
      factor *= 128;
    }
  }

  /** The next signed number (zigzag). */
  signed() {
    const value = this.unsigned();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }
}

/**
 * Splits a layer file.
 * @param {ArrayBuffer} buffer
 * @returns {{header: object, readers: Record<string, Reader>}}
 */
export function unpack(buffer) {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < 8 || String.fromCharCode(...bytes.subarray(0, 4)) !== "ACL1") {
    throw new DamagedLayer("not a layer file");
  }
  const size = new DataView(buffer).getUint32(4, true);
  let header;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + size)));
  } catch {
    throw new DamagedLayer("the header cannot be read");
  }
  const readers = {};
  let at = 8 + size;
  for (const [name, length] of header.streams) {
    readers[name] = new Reader(bytes.subarray(at, at + length));
    at += length;
  }
  if (at !== bytes.length) throw new DamagedLayer("the file is truncated");
  return { header, readers };
}
