import { ArgumentError } from '#core/errors.ts';
import { Random, seedFrom } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { TensorDataset } from './dataset.ts';
import { smoothPath } from './smooth-path.ts';
import { strokeGlyphs } from './stroke-glyphs.ts';

export interface StrokeDigitOptions {
  seed?: number | undefined;
  /** How far hands differ: 0 writes every digit alike, upright and in the middle; 1 by default. */
  jitter?: number | undefined;
  /** Least and most width of a stroke. Units: pixels. */
  thickness?: readonly [number, number] | undefined;
  /** Standard deviation of what is added to each pixel, evenly spread up and down. */
  noise?: number | undefined;
}

const STROKE_DIGIT_SIDE = 28;
const PIXELS = STROKE_DIGIT_SIDE * STROKE_DIGIT_SIDE;
/** The sheet that glyphs are written on, and how many pixels one of its units is. */
const [SHEET_WIDTH, SHEET_HEIGHT, UNIT] = [10, 14, 1.4];

/**
 * Drawn digits 0, 1, … 9, 0, … of 28 × 28 pixels, as `drawStrokeDigit` draws them one by one.
 *
 * Shapes: [count, 1, 28, 28], float32, and classes [count], int32. Errors: ArgumentError for a count below 1.
 */
export function strokeDigits(count: number, options: StrokeDigitOptions = {}): TensorDataset {
  if (!Number.isInteger(count) || count < 1)
    throw new ArgumentError('strokeDigits', 'a whole count ≥ 1', `${count}`);
  const images = new Float32Array(count * PIXELS);
  for (let i = 0; i < count; i++)
    drawStrokeDigit(images.subarray(i * PIXELS, (i + 1) * PIXELS), i, options);
  const labels = Int32Array.from({ length: count }, (_, i) => i % 10);
  const shape = [count, 1, STROKE_DIGIT_SIDE, STROKE_DIGIT_SIDE];
  return new TensorDataset(NdArray.from(images, shape), NdArray.from(labels, [count]));
}

/**
 * Draws digit number `index` of a set, a picture of `index` mod 10, on an empty sheet of 28 × 28 pixels, ink 1 on paper
 * 0: the strokes of one of several glyphs, each place moved a little, then turned, slanted, stretched and shifted as a
 * whole, in strokes of varied width, with noise.
 *
 * The digits of a set have streams of their own, and all numbers are added, multiplied, divided and rooted only: the
 * same seed and index give the same bits on every machine, whatever else is drawn.
 */
export function drawStrokeDigit(
  image: Float32Array,
  index: number,
  { seed = 0, jitter = 1, thickness = [1.6, 3.2], noise = 0.06 }: StrokeDigitOptions = {},
): void {
  const random = new Random(seedFrom('digit', seed, index));
  write(image, index % 10, random, jitter, between(random, thickness));
  if (noise > 0) speckle(image, random, Math.sqrt(3) * noise);
}

type Place = readonly [x: number, y: number];

function write(
  image: Float32Array,
  label: number,
  random: Random,
  jitter: number,
  width: number,
): void {
  const glyph = random.pick(strokeGlyphs[label] ?? []);
  const move = hand(random, jitter);
  for (const stroke of glyph) {
    const places = stroke.map(([x, y]) =>
      move([x + 0.3 * jitter * random.normal(), y + 0.3 * jitter * random.normal()]),
    );
    const path = smoothPath(places);
    for (let i = 1; i < path.length; i++) ink(image, path[i - 1] as Place, path[i] as Place, width);
  }
}

/** From the sheet to the pixels, as one hand would write: turned, slanted, stretched and shifted. */
function hand(random: Random, jitter: number): (place: Place) => Place {
  const evenly = (reach: number): number => jitter * between(random, [-reach, reach]);
  // With t = tan(φ/2) the turn by φ needs neither sine nor cosine.
  const t = evenly(0.12);
  const [cos, sin] = [(1 - t * t) / (1 + t * t), (2 * t) / (1 + t * t)];
  const slant = evenly(0.25);
  const [wide, high] = [UNIT * (1 + evenly(0.18)), UNIT * (1 + evenly(0.12))];
  const [right, down] = [evenly(2), evenly(2)];
  return ([x, y]) => {
    const v = high * (y - SHEET_HEIGHT / 2);
    const u = wide * (x - SHEET_WIDTH / 2) - slant * v;
    return [
      STROKE_DIGIT_SIDE / 2 + cos * u - sin * v + right,
      STROKE_DIGIT_SIDE / 2 + sin * u + cos * v + down,
    ];
  };
}

/** Inks every pixel whose middle is near the segment from a to b; its edge is one pixel soft. */
function ink(image: Float32Array, a: Place, b: Place, width: number): void {
  const reach = width / 2 + 0.5;
  const [ax, ay, dx, dy] = [a[0], a[1], b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const [top, bottom] = [first(ay, b[1], reach), last(ay, b[1], reach)];
  const [left, right] = [first(ax, b[0], reach), last(ax, b[0], reach)];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const x = column + 0.5 - ax;
      const y = row + 0.5 - ay;
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / square));
      const u = x - along * dx;
      const v = y - along * dy;
      const shade = Math.min(1, reach - Math.sqrt(u * u + v * v));
      const at = row * STROKE_DIGIT_SIDE + column;
      if (shade > (image[at] as number)) image[at] = shade;
    }
}

function speckle(image: Float32Array, random: Random, reach: number): void {
  for (let k = 0; k < PIXELS; k++) {
    const value = (image[k] as number) + reach * (2 * random.next() - 1);
    image[k] = value < 0 ? 0 : value > 1 ? 1 : value;
  }
}

const first = (a: number, b: number, reach: number): number =>
  Math.max(0, Math.floor(Math.min(a, b) - reach));

const last = (a: number, b: number, reach: number): number =>
  Math.min(STROKE_DIGIT_SIDE - 1, Math.ceil(Math.max(a, b) + reach));

const between = (random: Random, [low, high]: readonly [number, number]): number =>
  low + (high - low) * random.next();
