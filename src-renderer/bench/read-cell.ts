/** A number as it is typed into a cell: 0.5, −2, 1e-3, 3/4; undefined for anything else. */
export function readCell(text: string): number | undefined {
  const plain = text.trim().replaceAll('−', '-');
  const fraction = /^([+-]?[\d.]+)\s*\/\s*([\d.]+)$/.exec(plain);
  if (fraction) return finite(Number(fraction[1]) / Number(fraction[2]));
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)
    ? finite(Number(plain))
    : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
