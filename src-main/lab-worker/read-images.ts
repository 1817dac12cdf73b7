import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { encodeImages } from '#core/data/image-bytes.ts';
import { imagesFromCsv } from '#core/data/images-from-csv.ts';
import { imagesFromFolder } from '#core/data/images-from-folder.ts';
import { imagesFromIdx } from '#core/data/images-from-idx.ts';
import type { LabelledImages } from '#core/data/labelled-images.ts';
import { AppError } from '#core/errors.ts';
import { isGzip } from '#core/tensor/gzip.ts';
import type { ReadFile } from '#core/tensor/tensor-file.ts';
import type { ImageFile, ImageFiles, KeptImages } from './protocol.ts';

/** What a file of numbers in text may have: each of them takes a hundred times its size while it is read. Units: bytes. */
const MOST_TEXT = 8_000_000;
/** What a packed file may hold. Units: bytes. */
const MOST_INFLATED = 64_000_000;

/**
 * Reads what a learner picked: a pair of IDX files, a CSV file, or decoded pictures of a folder. Yields them as they are
 * kept, with their digest.
 *
 * Errors: AppError with a sentence for files that are none of these.
 */
export function readImages(input: ImageFiles): KeptImages {
  const read = imagesIn(input);
  if (!read.ok) {
    const said = read.issues.slice(0, 3).map(({ message }) => message);
    const more = read.issues.length > 3 ? `; and ${read.issues.length - 3} more` : '';
    throw refusal(`${said.join('; ')}${more}.`);
  }
  const bytes = encodeImages(read.value);
  const { name, shape, classes } = read.value;
  const [count, , height, width] = shape;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const facts = { digest, name, count, height, width, classes: [...classes] };
  return { facts, bytes: gzipSync(bytes, { level: 1 }) };
}

function imagesIn({ name, files, pictures }: ImageFiles): ReadFile<LabelledImages> {
  const [first, second] = files;
  if (!first) throw refusal('There is no file. Choose one or two.');
  if (pictures) return fromFolder(name, first.bytes, pictures);
  for (const { name: one, bytes } of files)
    if (isGzip(bytes) && inflatedSize(bytes) > MOST_INFLATED)
      throw refusal(
        `${one}: it is cut off, or holds more than 64 MB once unpacked. Fetch it again, or take fewer pictures.`,
      );
  if (second) return fromIdx(first, second);
  if (isIdx(first))
    throw refusal(
      `${first.name}: an IDX file holds the pictures or their labels. Choose both files at once.`,
    );
  if (first.bytes.length > MOST_TEXT)
    throw refusal(`${first.name}: a CSV file of up to 8 MB is read. Take fewer rows.`);
  return imagesFromCsv(first.name, new TextDecoder().decode(first.bytes));
}

/** In whichever order they were picked: files of labels have one axis. */
function fromIdx(first: ImageFile, second: ImageFile): ReadFile<LabelledImages> {
  const isLabels = ({ name }: ImageFile): boolean => /label|idx1/i.test(name);
  const isTurned = isLabels(first) && !isLabels(second);
  return isTurned ? imagesFromIdx(second, first) : imagesFromIdx(first, second);
}

function fromFolder(
  name: string,
  brightness: Uint8Array,
  pictures: NonNullable<ImageFiles['pictures']>,
): ReadFile<LabelledImages> {
  let at = 0;
  const decoded = pictures.map(({ path, width, height }) => {
    const start = at;
    at += width * height;
    return { path, width, height, brightness: brightness.subarray(start, at) };
  });
  if (at !== brightness.length)
    throw refusal(`${name}: the pictures did not arrive whole. Choose the folder once more.`);
  return imagesFromFolder(name, decoded);
}

const isIdx = ({ name, bytes }: ImageFile): boolean =>
  /ubyte|idx/i.test(name) || (bytes[0] === 0 && bytes[1] === 0) || isGzip(bytes);

/** What the last four bytes of a gzip file say. */
const inflatedSize = (bytes: Uint8Array): number =>
  bytes.length < 4
    ? 0
    : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(
        bytes.length - 4,
        true,
      );

const refusal = (message: string): AppError => new AppError('lab-images', message);
