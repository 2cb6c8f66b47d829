/** Shows a publication figure and saves it from the browser alone: PNG by a canvas, PDF by print. */
import { withResolution } from "./png.js";

/** Sheets by the element Streamlit gives each of them. */
const sheets = new WeakMap();
const POINTS_PER_INCH = 72;
const PIXELS_PER_INCH = 96;

class Sheet {
  constructor(parent) {
    this.parent = parent;
    this.view = element("div", "bar view");
    this.frame = element("div", "frame");
    this.image = element("img", "sheet");
    this.bar = element("div", "bar");
    this.said = element("p", "said");
    this.said.setAttribute("role", "status");
    this.frame.append(this.image);
    parent.append(this.view, this.frame, this.bar, this.said);
    this.fits = element("button", "");
    this.fits.type = "button";
    this.fits.addEventListener("click", () => {
      this.chosen = !this.frame.classList.contains("fits");
      this.place();
    });
    this.watch = new ResizeObserver(() => this.place());
    this.watch.observe(parent.host ?? parent);
  }

  update(data) {
    // What was said of the saving of a figure does not hold for the next one.
    if (this.data?.svg !== data.svg) this.said.textContent = "";
    this.data = data;
    const picture = data.shown || data.svg;
    if (this.picture !== picture) {
      this.picture = picture;
      const next = address(picture);
      if (this.address) URL.revokeObjectURL(this.address);
      this.address = next;
      this.image.src = next;
    }
    this.image.alt = data.alternative;
    this.natural = Math.round((data.width / POINTS_PER_INCH) * PIXELS_PER_INCH);
    this.image.style.width = `${Math.round(this.natural * data.zoom)}px`;
    this.fits.textContent = data.words.fit;
    this.place();
    this.bar.replaceChildren();
    if (!data.saves) return;
    this.button(data.words.png, () => this.png());
    this.button(data.words.pdf, () => this.pdf());
  }

  /** Fitted to the column unless its text would be too small to read: then it scrolls. */
  place() {
    if (!this.data) return;
    const room = (this.parent.host ?? this.parent).clientWidth;
    if (!room) return;
    const wide = this.natural * this.data.zoom > room + 1;
    const fits = !wide || (this.chosen ?? room >= this.natural);
    this.frame.classList.toggle("fits", fits);
    this.fits.setAttribute("aria-pressed", String(fits));
    this.view.replaceChildren(...(wide ? [this.fits] : []));
    const names = fits ? {} : { tabindex: "0", role: "region", "aria-label": this.data.words.scroll };
    for (const name of ["tabindex", "role", "aria-label"]) {
      if (names[name]) this.frame.setAttribute(name, names[name]);
      else this.frame.removeAttribute(name);
    }
  }

  button(label, run) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      this.said.textContent = "";
      Promise.resolve(run()).catch(() => {
        this.said.textContent = this.data.words.failed;
      });
    });
    this.bar.append(button);
  }

  async png() {
    const { svg, width, height, dpi, name } = this.data;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round((width / POINTS_PER_INCH) * dpi);
    canvas.height = Math.round((height / POINTS_PER_INCH) * dpi);
    const image = new Image();
    const source = address(svg);
    image.src = source;
    await image.decode();
    const context = canvas.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(source);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("no picture");
    const told = withResolution(await blob.arrayBuffer(), dpi);
    save(new Blob([told], { type: "image/png" }), `${name}.png`);
    if (this.data.svg === svg) this.said.textContent = this.data.words.saved;
  }

  pdf() {
    const { width, height, name } = this.data;
    const page = window.open("", "_blank");
    if (!page) throw new Error("no window");
    const size = `${(width / POINTS_PER_INCH) * 25.4}mm ${(height / POINTS_PER_INCH) * 25.4}mm`;
    page.document.title = name;
    const style = page.document.createElement("style");
    style.textContent = `@page { size: ${size}; margin: 0 } body { margin: 0 } svg { display: block }`;
    page.document.head.append(style);
    const svg = new DOMParser().parseFromString(this.data.svg, "image/svg+xml").documentElement;
    page.document.body.append(page.document.importNode(svg, true));
    page.focus();
    page.print();
  }

  destroy() {
    if (this.address) URL.revokeObjectURL(this.address);
    this.watch.disconnect();
    for (const part of [this.view, this.frame, this.bar, this.said]) part.remove();
  }
}

function element(name, css) {
  const made = document.createElement(name);
  if (css) made.className = css;
  return made;
}

/** A drawing as something a picture can show. */
function address(svg) {
  return URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * @param {object} component
 * @param {object} component.data message, see dashboard/ui/figure_sheet/__init__.py
 * @param {HTMLElement | ShadowRoot} component.parentElement
 * @returns {() => void} called when the figure leaves the page
 */
export default function figureSheet({ data, parentElement }) {
  let sheet = sheets.get(parentElement);
  if (!sheet) {
    sheet = new Sheet(parentElement);
    sheets.set(parentElement, sheet);
  }
  sheet.update(data);
  return () => {
    sheets.delete(parentElement);
    sheet.destroy();
  };
}
