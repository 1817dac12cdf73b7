import type { PickedImages } from '../state/lab-images.svelte.ts';

const PICTURE = /\.(?:png|jpe?g|gif|webp|bmp|svg)$/i;
/** More pictures of a folder are not decoded. */
const MOST = 100_000;

/** A file, and where it lay in the folder that was picked. */
interface Picked {
  path: string;
  file: File;
}

/**
 * What a learner picked as it is sent: files as they are, and pictures of a folder decoded to their brightness.
 *
 * Errors: Error with a sentence when there is nothing in it that could be taken.
 */
export async function pickedImages(files: readonly File[]): Promise<PickedImages> {
  const all = files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  const pictures = all.filter(({ path }) => PICTURE.test(path));
  if (pictures.length > 0) return decoded(pictures);
  const [first] = files;
  if (!first) throw new Error('There is nothing to read in it.');
  if (files.length > 2)
    throw new Error('Choose one CSV file, or two IDX files: the pictures and their labels.');
  const named = [...files].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return { name: first.name, files: named.map((file) => ({ name: file.name, bytes: file })) };
}

async function decoded(pictures: readonly Picked[]): Promise<PickedImages> {
  if (pictures.length > MOST)
    throw new Error(`At most ${MOST.toLocaleString('en')} pictures are read. Choose fewer.`);
  const sorted = [...pictures].sort((a, b) => (a.path < b.path ? -1 : 1));
  const [first] = sorted;
  if (!first?.path.includes('/'))
    throw new Error('Choose a folder that holds one folder of pictures for each class.');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('Pictures cannot be decoded here.');
  const sizes: NonNullable<PickedImages['pictures']> = [];
  const pixels: Uint8Array<ArrayBuffer>[] = [];
  for (const { path, file } of sorted) {
    const bitmap = await bitmapOf(path, file);
    const { width, height } = bitmap;
    [canvas.width, canvas.height] = [width, height];
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    sizes.push({ path, width, height });
    pixels.push(brightnessOf(context.getImageData(0, 0, width, height).data));
  }
  const name = first.path.split('/')[0] ?? 'pictures';
  return { name, files: [{ name, bytes: new Blob(pixels) }], pictures: sizes };
}

async function bitmapOf(path: string, file: File): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { colorSpaceConversion: 'none' });
  } catch {
    throw new Error(`${path} cannot be decoded as a picture.`);
  }
}

/** Luma of each pixel, 0 … 255. Source: ITU-R BT.601, as greyscale pictures are made elsewhere. */
function brightnessOf(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const bright = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < bright.length; i++) {
    const at = (channel: number): number => rgba[4 * i + channel] as number;
    bright[i] = Math.round(0.299 * at(0) + 0.587 * at(1) + 0.114 * at(2));
  }
  return bright;
}
