/** The box beside the pointer (or beside the commune chosen by keyboard). */

/** Parts of the box, in reading order, with their class. */
const LINES = ["name", "place", "size", "band", "words", "merged"];

export class Tooltip {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.lines = Object.fromEntries(LINES.map((line) => {
      const element = document.createElement("div");
      element.className = line;
      box.append(element);
      return [line, element];
    }));
  }

  /** Shows what is said, beside (x, y), inside width × height (CSS pixels). */
  show(said, x, y, width, height) {
    for (const line of LINES) {
      this.lines[line].textContent = said[line];
      this.lines[line].hidden = !said[line];
    }
    this.box.hidden = false;
    const { offsetWidth, offsetHeight } = this.box;
    const left = x + 16 + offsetWidth > width ? x - 16 - offsetWidth : x + 16;
    const top = y + 16 + offsetHeight > height ? y - 16 - offsetHeight : y + 16;
    const clamp = (v, most) => Math.max(0, Math.min(v, most));
    this.box.style.transform =
      `translate(${clamp(left, width - offsetWidth)}px, ${clamp(top, height - offsetHeight)}px)`;
  }

  hide() {
    this.box.hidden = true;
  }
}
