// How Python prints values: layers print as in PyTorch, so that both can be read side by side.

/** `0.1`, `1.0`, `1e-05`. */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e16))
    return Number.isInteger(value) ? `${value}.0` : String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}

export type Shown = number | boolean | string | null | readonly (number | null)[];

/** `True`, `None`, `(5, 5)`, `(5,)`; numbers and words as they are. */
export function pythonValue(value: Shown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return String(value);
  const items = value.map((item) => pythonValue(item));
  return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
}

/** `in_features=2, bias=True`; what is undefined is left out. */
export function pythonFields(fields: Readonly<Record<string, Shown | undefined>>): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${pythonValue(value)}`))
    .join(', ');
}

/** `runningMean` as PyTorch writes it: `running_mean`. */
export function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
