import { readApart } from './numbers-reader.ts';
import type { ImageQuestion } from './read-image.ts';

/** Numbers of a file with their shape and a word about what was done to them; or what is wrong with it. */
export type FileNumbers =
  { ok: true; shape: number[]; values: number[]; note: string } | { ok: false; message: string };

/** Larger files are not opened. Units: bytes. */
const largestFile = 50_000_000;

/** What a file holds: an image where `map` says to which size it is brought, a .npy file, or text with numbers. */
export async function numbersInFile(
  file: File,
  map: Omit<ImageQuestion, 'image'> | undefined,
): Promise<FileNumbers> {
  if (file.size > largestFile)
    return wrong(
      `${file.name} has ${megabytes(file.size)} MB; at most ${megabytes(largestFile)} MB are read.`,
    );
  try {
    if (file.type.startsWith('image/'))
      return map
        ? await readApart({ ...map, image: file })
        : wrong(
            `${file.name} is an image. Images are taken for an input of 1 or 3 channels, such as 1 × 8 × 8; set such a size first.`,
          );
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

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
