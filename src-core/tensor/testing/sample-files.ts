interface SampleTensor {
  readonly shape: readonly number[];
  /** By NumPy's name. */
  readonly dtype: string;
  readonly data: readonly number[];
}

/** A file that another library wrote, and what is in it. */
export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly tensors: ReadonlyMap<string, SampleTensor>;
}

interface Line {
  name: string;
  hex: string;
  tensors: Record<string, SampleTensor & { data: (number | boolean | string)[] }>;
}

/** Of the text of `fixtures/files.jsonl`, the files whose names end so. */
export function sampleFiles(text: string, ending: string): SampleFile[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .filter(({ name }) => name.endsWith(ending))
    .map(({ name, hex, tensors }) => ({
      name,
      bytes: Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16)),
      tensors: new Map(
        Object.entries(tensors).map(([key, { data, ...rest }]) => [
          key,
          { ...rest, data: data.map(numberOf) },
        ]),
      ),
    }));
}

function numberOf(entry: number | boolean | string): number {
  if (typeof entry !== 'string') return Number(entry);
  return entry === 'nan' ? NaN : entry === 'inf' ? Infinity : -Infinity;
}

/** The dtype that ours has for NumPy's. */
export function heldAs(dtype: string): string {
  if (dtype === 'float64' || dtype === 'bool') return dtype;
  return dtype.startsWith('float') ? 'float32' : 'int32';
}
