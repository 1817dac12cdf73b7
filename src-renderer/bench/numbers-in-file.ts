import { givenRefusal } from '#core/workbench/limits.ts';
import { imageNumbers } from '#core/workbench/take-numbers.ts';
import { readApart } from './numbers-reader.ts';

/** Numbers of a file with their shape and a word about what was done to them; or what is wrong with it. */
export type FileNumbers =
  { ok: true; shape: number[]; values: number[]; note: string } | { ok: false; message: string };

interface MapSize {
  channels: 1 | 3;
  height: number;
  width: number;
}

/** Larger files are not opened. Units: bytes. */
const largestFile = 50_000_000;

/** What a file holds: an image where `image` says to which size it is brought, a .npy file, or text with numbers. */
export async function numbersInFile(file: File, image: MapSize | undefined): Promise<FileNumbers> {
  if (file.size > largestFile)
    return wrong(
      `${file.name} has ${megabytes(file.size)} MB; at most ${megabytes(largestFile)} MB are read.`,
    );
  try {
    if (file.type.startsWith('image/'))
      return image ? await imageIn(file, image) : wrong('An image has no numbers for weights.');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const isNpy = /\.npy$/i.test(file.name) || bytes[0] === 0x93;
    const read = await readApart(
      isNpy ? { npy: bytes } : { text: new TextDecoder().decode(bytes) },
    );
    return read.ok ? read : wrong(`${file.name}: ${read.message}`);
  } catch {
    return wrong(`${file.name} could not be read. It may have been moved or changed meanwhile.`);
  }
}

function wrong(message: string): FileNumbers {
  return { ok: false, message };
}

async function imageIn(file: File, { channels, height, width }: MapSize): Promise<FileNumbers> {
  const refusal = givenRefusal(channels * height * width);
  if (refusal !== undefined) return wrong(refusal);
  let whole: ImageBitmap;
  try {
    whole = await createImageBitmap(file);
  } catch {
    return wrong(
      `${file.name} is no image that can be shown here; its bytes are broken or of an unknown kind.`,
    );
  }
  const from = `${whole.width} × ${whole.height}`;
  const isScaled = whole.width !== width || whole.height !== height;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return wrong('This machine offers no canvas to read the image by.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, width, height);
  whole.close();
  const pixels = context.getImageData(0, 0, width, height);
  return {
    ok: true,
    shape: [channels, height, width],
    values: imageNumbers(pixels, channels),
    note: isScaled
      ? `The image was scaled from ${from} to ${width} × ${height} pixels${channels === 1 ? ' and made grey' : ''}.`
      : '',
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
