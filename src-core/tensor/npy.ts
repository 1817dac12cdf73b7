import type { NdArray } from './nd-array.ts';
import { byteCount, formatOf, formats, readNumbers, writeNumbers } from './number-format.ts';
import type { FormatName } from './number-format.ts';
import { BrokenFile, reading, viewOf } from './tensor-file.ts';
import type { ReadFile } from './tensor-file.ts';

const magic = [0x93, ...Array.from('NUMPY', (letter) => letter.charCodeAt(0))];
/** Longer descriptions are refused: 32 axes need fewer than 1,000 letters. */
const headerLimit = 65536;

/**
 * The tensor in a .npy file, version 1, 2 or 3.
 *
 * Floats of 16 and 32 bits become float32, those of 64 float64; whole numbers become int32 if each fits, truth values
 * bool. Both byte orders and both orders of the axes are read. The file must end with the last number.
 * Source: numpy.lib.format, "Format Version 1.0" to "3.0".
 */
export function readNpy(bytes: Uint8Array): ReadFile<NdArray> {
  return reading(() => parseNpy(bytes));
}

/** As `readNpy`. Errors: BrokenFile, BudgetError. */
export function parseNpy(bytes: Uint8Array): NdArray {
  if (!magic.every((byte, i) => bytes[i] === byte))
    throw new BrokenFile(0, 'the letters \\x93NUMPY', firstLetters(bytes));
  const major = bytes[6];
  if (major === undefined || major < 1 || major > 3)
    throw new BrokenFile(6, 'version 1, 2 or 3', major ?? 'the end of the file');
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start)
    throw new BrokenFile(8, 'the length of the header', 'the end of the file');
  const view = viewOf(bytes);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const end = start + length;
  if (length > headerLimit)
    throw new BrokenFile(8, `a header of at most ${headerLimit} bytes`, length);
  if (bytes.length < end)
    throw new BrokenFile(8, `a header of ${length} bytes`, bytes.length - start);

  const { format, isLittle, isFortran, shape } = readHeader(bytes, start, end);
  const stored = isFortran ? shape.toReversed() : shape;
  const array = readNumbers(bytes, [end, bytes.length], stored, format, isLittle);
  // With the first axis running fastest, the numbers are those of the array with its axes reversed.
  return isFortran ? array.permute(shape.map((_, axis) => shape.length - 1 - axis)) : array;
}

interface Header {
  format: FormatName;
  isLittle: boolean;
  isFortran: boolean;
  shape: number[];
}

/** One entry of the dictionary, with the comma after it. Whole numbers may end in L, as Python 2 wrote them. */
const entry =
  /\s*(?:'(\w+)'|"(\w+)")\s*:\s*('[^']*'|"[^"]*"|True|False|\(\s*(?:\d+L?\s*,\s*)*(?:\d+L?\s*)?\))\s*(,|(?=\}))/y;

/** Reads `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`, a dictionary as Python writes it. */
function readHeader(bytes: Uint8Array, start: number, end: number): Header {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  const found = new Map<string, { text: string; at: number }>();
  const open = text.search(/\S/);
  if (text[open] !== '{') throw new BrokenFile(start, 'a header in {}', text.slice(0, 20));
  entry.lastIndex = open + 1;
  let last = open + 1;
  for (let match = entry.exec(text); match; match = entry.exec(text)) {
    const [, name, quoted, value] = match;
    found.set(name ?? quoted ?? '', { text: value ?? '', at: start + last });
    last = entry.lastIndex;
  }
  if (!/^\s*\}\s*$/.test(text.slice(last)))
    throw new BrokenFile(
      start + last,
      'descr, fortran_order and shape of one plain dtype',
      text.slice(last, last + 20).trim(),
    );
  const need = (name: string): { text: string; at: number } => {
    const one = found.get(name);
    if (one) return one;
    throw new BrokenFile(start, `${name} in the header`, [...found.keys()].join(', ') || 'none');
  };
  return {
    ...readDescr(need('descr')),
    isFortran: readTruth(need('fortran_order')),
    shape: readShape(need('shape')),
  };
}

interface Part {
  text: string;
  at: number;
}

function readDescr({ text, at }: Part): Pick<Header, 'format' | 'isLittle'> {
  const descr = text.slice(1, -1);
  const [order, name] = [descr[0] ?? '', descr.slice(1)];
  const isKnown = Object.hasOwn(formats, name) && '<>|'.includes(order);
  if (isKnown) {
    const format = name as FormatName;
    if (order !== '|' || formats[format].bytes === 1) return { format, isLittle: order !== '>' };
  }
  const known = Object.keys(formats).join(', ');
  throw new BrokenFile(at, `a dtype with a byte order (<, > or |) and one of ${known}`, text);
}

function readTruth({ text, at }: Part): boolean {
  if (text === 'True' || text === 'False') return text === 'True';
  throw new BrokenFile(at, 'fortran_order to be True or False', text);
}

function readShape({ text, at }: Part): number[] {
  const sizes = text.startsWith('(') ? (text.match(/\d+/g)?.map(Number) ?? []) : undefined;
  // (3) is a number in brackets for Python, and no tuple.
  if (sizes && (sizes.length !== 1 || text.includes(','))) return sizes;
  throw new BrokenFile(at, 'shape to be a tuple of whole numbers', text);
}

/**
 * The tensor as a .npy file, version 1, row by row: float64 as <f8, float32 as <f4, int32 as <i4, bool as |b1.
 *
 * Source: numpy.lib.format; the numbers start at a multiple of 64 bytes.
 */
export function writeNpy(array: NdArray): Uint8Array {
  const name = formatOf[array.dtype];
  const descr = `${formats[name].bytes === 1 ? '|' : '<'}${name}`;
  const sizes = array.rank === 1 ? `${array.size},` : array.shape.join(', ');
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const start = Math.ceil((10 + text.length + 1) / 64) * 64;
  const header = `${text.padEnd(start - 11)}\n`;

  const bytes = new Uint8Array(start + byteCount(array));
  bytes.set([...magic, 1, 0, header.length % 256, Math.floor(header.length / 256)]);
  for (let i = 0; i < header.length; i++) bytes[10 + i] = header.charCodeAt(i);
  writeNumbers(array, bytes, start);
  return bytes;
}

function firstLetters(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0'));
  return shown.length === 0 ? 'an empty file' : `the bytes ${shown.join(' ')}`;
}
