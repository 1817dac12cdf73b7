import { firstWorkbench } from './workbench-state.ts';
import type { Changes, WorkbenchState } from './workbench-state.ts';

/** Something from elsewhere in the app to be opened on the bench, as plain data. */
export interface BenchOffer {
  input: readonly number[];
  /** Numbers of the input, row by row; random ones when left out. */
  values?: readonly number[];
  /** As in a state; none is the input by itself. */
  layers?: string;
  /** Numbers of parameters by the name of their tensor. */
  weights?: Readonly<Record<string, readonly number[]>>;
}

/** Offers with more numbers than this are too long for an address. */
const numberLimit = 4_096;

/** How many numbers an offer brings. */
export function numbersIn({ values = [], weights = {} }: BenchOffer): number {
  return [values, ...Object.values(weights)].reduce((sum, list) => sum + list.length, 0);
}

/** An offer as it stands in an address; undefined when it holds too many numbers. */
export function writeOffer(offer: BenchOffer): string | undefined {
  return numbersIn(offer) > numberLimit ? undefined : JSON.stringify(offer, writtenNumber);
}

/** JSON has no word for what is not finite. */
function writtenNumber(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function readNumber(_: string, value: unknown): unknown {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value;
}

/** The state that an offer from an address opens; undefined for a text that is none. */
export function readOffer(text: string): WorkbenchState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text, readNumber);
  } catch {
    // What is no JSON is no offer.
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { input, values, layers = '', weights = {} } = value as Record<string, unknown>;
  const isFine =
    isNumbers(input) &&
    input.every((size) => Number.isSafeInteger(size) && size > 0) &&
    (values === undefined || isNumbers(values)) &&
    typeof layers === 'string' &&
    typeof weights === 'object' &&
    weights !== null &&
    Object.values(weights).every(isNumbers);
  if (!isFine) return undefined;
  return stateOfOffer({
    ...{ input, layers, weights: weights as Record<string, number[]> },
    ...(values && { values }),
  });
}

/** The state that an offer opens. */
export function stateOfOffer({
  input,
  values,
  layers = '',
  weights = {},
}: BenchOffer): WorkbenchState {
  const changes: Changes = Object.fromEntries(
    Object.entries(weights).map(([name, list]) => [
      name,
      Object.fromEntries(list.map((number, cell) => [cell, number])),
    ]),
  );
  return {
    ...firstWorkbench,
    layers,
    input,
    source: values ? { kind: 'numbers', values } : { kind: 'random', seed: 1 },
    changes,
  };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

/**
 * Numbers with their shape as an offer: a matrix is a map of one channel, as it is for layers; one number is a vector of
 * one; of more than four axes the first ones are laid one after the other.
 */
export function offerOfNumbers(shape: readonly number[], values?: ArrayLike<number>): BenchOffer {
  return { input: inputShape(shape), ...(values && { values: Array.from(values) }) };
}

function inputShape(shape: readonly number[]): readonly number[] {
  if (shape.length === 0) return [1];
  if (shape.length === 2) return [1, ...shape];
  if (shape.length <= 4) return shape;
  const first = shape.slice(0, -3).reduce((product, size) => product * size, 1);
  return [first, ...shape.slice(-3)];
}
