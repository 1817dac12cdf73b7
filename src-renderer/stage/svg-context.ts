import { ArgumentError } from '#core/errors.ts';
import type { FlatContext } from './flat-context.ts';

interface Frame {
  x: number;
  y: number;
  scale: number;
}

/** A canvas that writes SVG: what `drawFlat` draws on it is text in the end. Colours are given as `rgb(r g b / a)`. */
export class SvgContext implements FlatContext {
  fillStyle: string | CanvasGradient | CanvasPattern = 'rgb(0 0 0)';
  strokeStyle: string | CanvasGradient | CanvasPattern = 'rgb(0 0 0)';
  lineWidth = 1;
  globalAlpha = 1;
  imageSmoothingEnabled = true;
  font = '10px serif';
  textAlign: CanvasTextAlign = 'left';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly #parts: string[] = [];
  readonly #saved: Frame[] = [];
  readonly #ruler: OffscreenCanvasRenderingContext2D;
  #frame: Frame = { x: 0, y: 0, scale: 1 };
  #dashes: readonly number[] = [];
  #path: string[] = [];

  /** Errors: ArgumentError where there is no canvas to measure letters by. */
  constructor() {
    const ruler = new OffscreenCanvas(1, 1).getContext('2d');
    if (!ruler) throw new ArgumentError('SvgContext', 'a 2D canvas', 'none');
    this.#ruler = ruler;
  }

  /** The whole drawing, with its size in pixels. */
  text(width: number, height: number): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n${this.#parts.join('\n')}\n</svg>\n`;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#parts.push(`<rect ${box(x, y, width, height)} ${paint('fill', this.fillStyle)}/>`);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#parts.push(`<rect ${box(x, y, width, height)} ${this.#stroke()}/>`);
  }

  setLineDash(dashes: Iterable<number>): void {
    this.#dashes = [...dashes];
  }

  beginPath(): void {
    this.#path = [];
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${short(x)} ${short(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`L${short(x)} ${short(y)}`);
  }

  closePath(): void {
    this.#path.push('Z');
  }

  stroke(): void {
    this.#parts.push(`<path d="${this.#path.join('')}" ${this.#stroke()}/>`);
  }

  /** A picture made of pixels becomes an embedded PNG. */
  drawImage(image: CanvasImageSource, ...at: number[]): void {
    const [x = 0, y = 0, width = 0, height = 0] = at;
    const { width: columns, height: rows } = image as OffscreenCanvas;
    const sheet = document.createElement('canvas');
    [sheet.width, sheet.height] = [columns, rows];
    sheet.getContext('2d')?.drawImage(image, 0, 0);
    this.#parts.push(
      `<image ${box(x, y, width, height)} preserveAspectRatio="none" style="image-rendering: pixelated" href="${sheet.toDataURL()}"/>`,
    );
  }

  measureText(text: string): TextMetrics {
    this.#ruler.font = this.font;
    return this.#ruler.measureText(text);
  }

  fillText(text: string, x: number, y: number): void {
    const { scale } = this.#frame;
    const [left, bottom] = [this.#frame.x + x * scale, this.#frame.y + y * scale];
    const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 10) * scale;
    const style = this.font.includes('italic') ? ' font-style="italic"' : '';
    const weight = this.font.includes('600') ? ' font-weight="600"' : '';
    const family = this.font.replace(/^.*?px\s*/, '').replaceAll('"', "'");
    const anchor = this.textAlign === 'center' ? ' text-anchor="middle"' : '';
    this.#parts.push(
      `<text x="${short(left)}" y="${short(bottom)}" font-family="${family}" font-size="${short(size)}"${style}${weight}${anchor} ${paint('fill', this.fillStyle)}>${escaped(text)}</text>`,
    );
  }

  save(): void {
    this.#saved.push(this.#frame);
  }

  restore(): void {
    this.#frame = this.#saved.pop() ?? this.#frame;
  }

  translate(x: number, y: number): void {
    const { scale } = this.#frame;
    this.#frame = { x: this.#frame.x + x * scale, y: this.#frame.y + y * scale, scale };
  }

  /** Both sizes are the same wherever a label is drawn. */
  scale(x: number): void {
    this.#frame = { ...this.#frame, scale: this.#frame.scale * x };
  }

  #stroke(): string {
    const dashes =
      this.#dashes.length > 0 ? ` stroke-dasharray="${this.#dashes.map(short).join(' ')}"` : '';
    const stroke = paint('stroke', this.strokeStyle, this.globalAlpha);
    return `fill="none" ${stroke} stroke-width="${short(this.lineWidth)}"${dashes}`;
  }
}

/** A colour of CSS as programs that draw SVG of any age read it. */
function paint(
  what: 'fill' | 'stroke',
  style: string | CanvasGradient | CanvasPattern,
  alpha = 1,
): string {
  const numbers = (typeof style === 'string' ? style.match(/[\d.]+(e-\d+)?/g) : null)?.map(Number);
  const [red = 0, green = 0, blue = 0, own = 1] = numbers ?? [];
  const hex = [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0'));
  const opacity = own * alpha;
  return `${what}="#${hex.join('')}"${opacity < 1 ? ` ${what}-opacity="${short(opacity)}"` : ''}`;
}

function box(x: number, y: number, width: number, height: number): string {
  return `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
