import { gunzipSync } from 'fflate';
import { BudgetError, messageOf } from '#core/errors.ts';
import { BrokenFile, viewOf } from './tensor-file.ts';
import { sumOf } from './zip.ts';

/** No file holds more than this once inflated. Units: bytes. */
const INFLATED_LIMIT = 2 ** 30;
/** A header of 10 bytes and a sum and a size of 4 bytes each. */
const LEAST = 18;
/** Deflating makes nothing smaller than that. */
const MOST_RATIO = 1032;

/** Whether the bytes begin as gzip says. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * What a gzip file of one member holds, checked against its sum. No more memory is taken than the file says it needs,
 * and that is held against the number of packed bytes first.
 *
 * Errors: BrokenFile with the place; BudgetError for more than 1 GB. Source: RFC 1952.
 */
export function inflateGzip(bytes: Uint8Array): Uint8Array {
  if (!isGzip(bytes)) throw new BrokenFile(0, 'a gzip file', 'something else');
  if (bytes.length < LEAST)
    throw new BrokenFile(bytes.length, `at least ${LEAST} bytes of a gzip file`, 'the end');
  const end = bytes.length - 8;
  const size = viewOf(bytes).getUint32(end + 4, true);
  if (size > INFLATED_LIMIT)
    throw new BudgetError(`gzip: ${size.toLocaleString('en')} bytes`, '1 GB for one file');
  if (size > MOST_RATIO * bytes.length)
    throw new BrokenFile(end, `a size that ${bytes.length} packed bytes can have`, size);
  const out = unpacked(bytes, size);
  if (out.length !== size) throw new BrokenFile(end, `${size} inflated bytes`, out.length);
  if (sumOf(out) !== viewOf(bytes).getUint32(end, true))
    throw new BrokenFile(end, 'bytes with the sum at the end of the file', 'others');
  return out;
}

function unpacked(bytes: Uint8Array, size: number): Uint8Array {
  try {
    return gunzipSync(bytes, { out: new Uint8Array(size) });
  } catch (thrown) {
    throw new BrokenFile(10, 'deflated bytes', messageOf(thrown));
  }
}
