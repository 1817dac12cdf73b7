import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';

/** The outputs of a Boolean function, 0 or 1, on the inputs 0…00, 0…01, … 1…11. */
export type TruthTable = readonly number[];

const MAX_INPUTS = 4;

/** The functions of two inputs x1, x2 by the names they go by; the outputs are those on 00, 01, 10, 11. */
const NAMES: Readonly<Record<string, string>> = {
  '0000': 'always 0',
  '0001': 'AND',
  '0010': 'x1 and not x2',
  '0011': 'x1',
  '0100': 'x2 and not x1',
  '0101': 'x2',
  '0110': 'XOR',
  '0111': 'OR',
  '1000': 'NOR',
  '1001': 'XNOR',
  '1010': 'NOT x2',
  '1011': 'x2 implies x1',
  '1100': 'NOT x1',
  '1101': 'x1 implies x2',
  '1110': 'NAND',
  '1111': 'always 1',
};

/**
 * All inputs of n truth values in the order of counting; `low` stands for false, 1 for true.
 *
 * Errors: ArgumentError unless 1 ≤ n ≤ 4.
 */
export function truthInputs(n: number, low = Rational.zero): Rational[][] {
  if (!Number.isInteger(n) || n < 1 || n > MAX_INPUTS)
    throw new ArgumentError('truthInputs', `1 to ${MAX_INPUTS} inputs`, `${n}`);
  return Array.from({ length: 2 ** n }, (_, row) =>
    Array.from({ length: n }, (_, i) => ((row >> (n - 1 - i)) & 1 ? Rational.one : low)),
  );
}

/**
 * A truth table from its outputs (`0111`) or the name of a function of two inputs (`OR`).
 *
 * Errors: ArgumentError for other texts.
 */
export function truthTable(text: string): TruthTable {
  const outputs = Object.entries(NAMES).find(([, name]) => name === text)?.[0] ?? text;
  const isTable = /^[01]+$/.test(outputs) && [2, 4, 8, 16].includes(outputs.length);
  if (isTable) return [...outputs].map(Number);
  throw new ArgumentError('truthTable', 'a name such as AND, or 2, 4, 8 or 16 outputs', text);
}

/** The name of a function of two inputs; of any other its outputs. */
export function nameOfTable(table: TruthTable): string {
  const outputs = table.join('');
  return NAMES[outputs] ?? outputs;
}

/** The number of inputs of a table. Errors: ArgumentError unless its length is 2, 4, 8 or 16. */
function inputCount(table: TruthTable): number {
  const n = Math.log2(table.length);
  if (Number.isInteger(n) && n >= 1 && n <= MAX_INPUTS) return n;
  throw new ArgumentError('truth table', '2, 4, 8 or 16 outputs', `${table.length}`);
}

/** Every table of n inputs, in the order of counting. Errors: ArgumentError unless 1 ≤ n ≤ 3. */
export function allTables(n: number): TruthTable[] {
  if (n < 1 || n > 3) throw new ArgumentError('allTables', '1 to 3 inputs', `${n}`);
  const rows = 2 ** n;
  return Array.from({ length: 2 ** rows }, (_, code) =>
    Array.from({ length: rows }, (_, row) => (code >> (rows - 1 - row)) & 1),
  );
}

/**
 * For each input how it moves the output: 1 when raising it alone never lowers the output and sometimes raises it,
 * −1 for the opposite, 0 when it never matters. A function that both rises and falls with an input has none.
 */
export function directionsOf(table: TruthTable): number[] | undefined {
  const n = inputCount(table);
  const directions: number[] = [];
  for (let i = 0; i < n; i++) {
    const bit = 1 << (n - 1 - i);
    const changes = table.flatMap((output, row) =>
      row & bit ? [] : [(table[row | bit] ?? 0) - output],
    );
    if (changes.includes(1) && changes.includes(-1)) return undefined;
    directions.push(changes.includes(1) ? 1 : changes.includes(-1) ? -1 : 0);
  }
  return directions;
}
