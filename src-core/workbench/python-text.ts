/** Tensors with more numbers than this are loaded from a file in place of being written out. */
export const writtenLimit = 5_000;

/** A number as Python reads it, with every digit that it has. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return "float('nan')";
  if (value === Infinity) return "float('inf')";
  if (value === -Infinity) return "-float('inf')";
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value);
}

/** A file's name for a tensor: letters, digits, dots, hyphens and underscores. */
export function fileName(tensor: string, ending: string): string {
  return `${tensor.replace(/[^\w.-]+/g, '-')}.${ending}`;
}
