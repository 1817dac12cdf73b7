import { zipSync } from 'fflate';
import { ArgumentError } from '#core/errors.ts';
import type { NdArray } from './nd-array.ts';
import { parseNpy, writeNpy } from './npy.ts';
import { BrokenFile, reading } from './tensor-file.ts';
import type { FileIssue, ReadFile } from './tensor-file.ts';
import { readZip } from './zip.ts';

/**
 * The tensors in a .npz file by name, in the order of the file.
 *
 * Source: numpy.load for files of numpy.savez and numpy.savez_compressed: a zip file with one .npy file a tensor.
 */
export function readNpz(bytes: Uint8Array): ReadFile<Map<string, NdArray>> {
  const zip = reading(() => readZip(bytes));
  if (!zip.ok) return zip;
  const issues: FileIssue[] = [];
  const tensors = new Map<string, NdArray>();
  for (const [name, content] of zip.value) {
    const read = reading(() => {
      if (!name.endsWith('.npy')) throw new BrokenFile(0, 'a name that ends in .npy', name);
      return parseNpy(content);
    }, name);
    if (read.ok) tensors.set(name.slice(0, -'.npy'.length), read.value);
    else issues.push(...read.issues);
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: tensors };
}

/**
 * Tensors as a .npz file, stored, or deflated with `compress`. The same tensors give the same bytes.
 *
 * Errors: ArgumentError for an empty name.
 * Source: numpy.savez, numpy.savez_compressed.
 */
export function writeNpz(
  tensors: Iterable<readonly [name: string, tensor: NdArray]>,
  { compress = false }: { compress?: boolean } = {},
): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [name, tensor] of tensors) {
    if (name === '') throw new ArgumentError('writeNpz', 'tensors with names', 'one without');
    files[`${name}.npy`] = writeNpy(tensor);
  }
  return zipSync(files, { level: compress ? 6 : 0, mtime: new Date(1980, 0, 1) });
}
