import { AppError } from '#core/errors.ts';
import { MOST_CLASSES, WHITE, checkSize, expectThat } from './labelled-images.ts';
import type { LabelledImages } from './labelled-images.ts';

type Head = Pick<LabelledImages, 'name' | 'shape' | 'classes'> & {
  /** What a pixel in one byte is divided by; 0 stands for pixels in float32, which the bytes would not hold. */
  white: number;
};

/** Pixels come as bytes of one of these scales, mostly. */
const WHITES = [WHITE, 16, 1] as const;
/** Numbers of float32 begin at multiples of it. */
const ALIGN = 4;

/**
 * Pictures as bytes: the length of a JSON head in four bytes, the head, the class of each picture in a byte, then the
 * pixels, in a byte each where that loses nothing. Equal pictures of one name give equal bytes.
 */
export function encodeImages({ name, shape, images, labels, classes }: LabelledImages): Uint8Array {
  const white = WHITES.find((one) => isExact(images, one)) ?? 0;
  const head = asciiOf(JSON.stringify({ name, shape, classes, white } satisfies Head));
  const start = aligned(4 + head.length + labels.length);
  const bytes = new Uint8Array(start + images.length * (white === 0 ? 4 : 1));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, head.length, true);
  bytes.set(head, 4);
  bytes.set(labels, 4 + head.length);
  // An index instead of an iterator: there may be fifty million of them.
  if (white === 0)
    for (let i = 0; i < images.length; i++)
      view.setFloat32(start + 4 * i, images[i] as number, true);
  else
    for (let i = 0; i < images.length; i++)
      bytes[start + i] = Math.floor((images[i] as number) * white + 0.5);
  return bytes;
}

/** What `encodeImages` was given. Errors: AppError for bytes that it did not make. */
export function decodeImages(bytes: Uint8Array): LabelledImages {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = bytes.length < 4 ? NaN : view.getUint32(0, true);
  expectThat(4 + headLength <= bytes.length, BROKEN);
  const { name, shape, classes, white } = headIn(bytes.subarray(4, 4 + headLength));
  const [count, channels, height, width] = shape;
  const size = count * channels * height * width;
  checkSize(name, size);
  const start = aligned(4 + headLength + count);
  expectThat(bytes.length === start + size * (white === 0 ? 4 : 1), BROKEN);
  const labels = Int32Array.from(bytes.subarray(4 + headLength, 4 + headLength + count));
  const images = new Float32Array(size);
  for (let i = 0; i < size; i++)
    images[i] =
      white === 0 ? view.getFloat32(start + 4 * i, true) : (bytes[start + i] as number) / white;
  return { name, shape, images, labels, classes };
}

const BROKEN = 'expected pictures as they were kept, got other bytes';

function isExact(images: Float32Array, white: number): boolean {
  for (let i = 0; i < images.length; i++) {
    const value = images[i] as number;
    if (Math.fround(Math.floor(value * white + 0.5) / white) !== value) return false;
  }
  return true;
}

function headIn(bytes: Uint8Array): Head {
  const head = parsed(bytes);
  const { name, shape, classes, white } = (head ?? {}) as Partial<Record<keyof Head, unknown>>;
  const isHead =
    typeof name === 'string' &&
    Array.isArray(shape) &&
    shape.length === 4 &&
    shape.every((one) => Number.isInteger(one) && one > 0) &&
    Array.isArray(classes) &&
    classes.length <= MOST_CLASSES &&
    classes.every((one) => typeof one === 'string') &&
    [...WHITES, 0].some((one) => one === white);
  if (!isHead) throw new AppError('file', BROKEN);
  return { name, shape: shape as unknown as Head['shape'], classes, white: white as number };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  } catch {
    return undefined;
  }
}

const aligned = (size: number): number => Math.ceil(size / ALIGN) * ALIGN;

/** ASCII alone: JSON has an escape for every other character. */
const asciiOf = (text: string): Uint8Array =>
  Uint8Array.from(
    text.replace(
      /[^\x20-\x7e]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    (char) => char.charCodeAt(0),
  );
