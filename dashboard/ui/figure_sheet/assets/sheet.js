/** Shows a publication figure and saves it from the browser alone: PNG by a canvas, PDF by print. */

/** Sheets by the element Streamlit gives each of them. */
const sheets = new WeakMap();
const POINTS_PER_INCH = 72;

class Sheet {
  constructor(parent) {
    this.parent = parent;
    this.image = document.createElement("img");
    this.image.className = "sheet";
    this.bar = document.createElement("div");
    this.bar.className = "bar";
    this.said = document.createElement("p");
    this.said.className = "said";
    this.said.setAttribute("role", "status");
    parent.append(this.image, this.bar, this.said);
  }

  update(data) {
    this.data = data;
    if (this.shown !== data.svg) {
      this.shown = data.svg;
      const next = URL.createObjectURL(new Blob([data.svg], { type: "image/svg+xml" }));
      if (this.address) URL.revokeObjectURL(this.address);
      this.address = next;
      this.image.src = next;
    }
    this.image.alt = data.alternative;
    this.image.style.maxWidth = `${Math.round((data.width / POINTS_PER_INCH) * 96 * data.zoom)}px`;
    this.image.classList.toggle("grey", data.grey);
    this.bar.replaceChildren();
    if (!data.saves) return;
    this.button(data.words.png, () => this.png());
    this.button(data.words.pdf, () => this.pdf());
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
    const { width, height, dpi, name } = this.data;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round((width / POINTS_PER_INCH) * dpi);
    canvas.height = Math.round((height / POINTS_PER_INCH) * dpi);
    const image = new Image();
    image.src = this.address;
    await image.decode();
    const context = canvas.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("no picture");
    save(blob, `${name}.png`);
    this.said.textContent = this.data.words.saved;
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
    this.image.remove();
    this.bar.remove();
    this.said.remove();
  }
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
