import { AppError, formatShape, messageOf } from '#core/errors.ts';
import type { DType, Numbers } from '#core/tensor/dtype.ts';
import { dtypes } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { readJson, readNumber } from './read-json.ts';

/** A tensor, a list of them, or none (None in Python). */
export type Packed = NdArray | readonly (NdArray | undefined)[] | undefined;

/** One call of a PyTorch function, with what came out. Names are PyTorch's. */
export interface OracleRecord {
  readonly id: number | string;
  readonly op: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, Packed>>;
  readonly output: NdArray;
  /** The weights of the output's elements in the sum whose gradients `grads` holds; undefined when there are none. */
  readonly gradOutput: NdArray | undefined;
  readonly grads: Readonly<Record<string, Packed>>;
}

export interface RecordIssue {
  /** Where in the record, such as `inputs.weight.data[3]`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

export type ReadRecord =
  { ok: true; value: OracleRecord } | { ok: false; issues: readonly RecordIssue[] };

/**
 * A record from one line, see `fixtures/make_oracle.py`. Keys that are not known are left aside.
 *
 * All that is wrong with it is told at once.
 */
export function readRecord(line: string): ReadRecord {
  const json = readJson(line);
  if (!json.ok) return { ok: false, issues: [{ path: '', message: json.message }] };
  const { value: found } = json;
  if (!isObject(found)) return { ok: false, issues: [misfit('', 'an object', found)] };

  const issues: RecordIssue[] = [];
  const { id, op, args = {} } = found;
  if (typeof id !== 'number' && typeof id !== 'string')
    issues.push(misfit('id', 'a number or text', id));
  if (typeof op !== 'string') issues.push(misfit('op', 'the name of an op', op));
  if (!isObject(args)) issues.push(misfit('args', 'an object', args));
  const inputs = readTensors('inputs', found['inputs'], issues);
  const output = readTensor('output', found['output'], issues);
  if (output === undefined && issues.length === 0)
    issues.push(misfit('output', 'a tensor', found['output']));
  const gradOutput = readTensor('gradOutput', found['gradOutput'] ?? null, issues);
  const grads = readTensors('grads', found['grads'] ?? {}, issues);
  for (const name of Object.keys(grads))
    if (!Object.hasOwn(inputs, name))
      issues.push({ path: `grads.${name}`, message: 'expected the name of an input, got another' });

  if (issues.length > 0) return { ok: false, issues };
  const value = { id, op, args: plainArgs(args), inputs, output, gradOutput, grads };
  return { ok: true, value: value as OracleRecord };
}

/** A line that is no record. */
export interface LineIssue extends RecordIssue {
  /** Counted from 1. */
  readonly line: number;
}

export type ReadRecords =
  { ok: true; value: readonly OracleRecord[] } | { ok: false; issues: readonly LineIssue[] };

/** The records of a whole file, one a line; empty lines are left aside. Large files are better read line by line. */
export function readRecords(text: string): ReadRecords {
  const records: OracleRecord[] = [];
  const issues: LineIssue[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readRecord(line);
    if (read.ok) records.push(read.value);
    else issues.push(...read.issues.map((issue) => ({ line: index + 1, ...issue })));
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: records };
}

/** An issue as one sentence. */
export function describeIssue({ path, message }: RecordIssue): string {
  return path === '' ? message : `${path}: ${message}`;
}

function readTensors(path: string, found: unknown, issues: RecordIssue[]): Record<string, Packed> {
  if (!isObject(found)) {
    issues.push(misfit(path, 'an object', found));
    return {};
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, value]): [string, Packed] => {
      const at = `${path}.${name}`;
      if (!Array.isArray(value)) return [name, readTensor(at, value, issues)];
      return [name, value.map((item: unknown, i) => readTensor(`${at}[${i}]`, item, issues))];
    }),
  );
}

/** A tensor; undefined for null, and for what is none, which is an issue. */
function readTensor(path: string, found: unknown, issues: RecordIssue[]): NdArray | undefined {
  if (found === null) return undefined;
  const single = typeof found === 'number' ? { shape: [], data: [found] } : found;
  if (!isObject(single)) {
    issues.push(misfit(path, 'a tensor {shape, data} or null', found));
    return undefined;
  }
  const { shape, data, dtype } = single;
  try {
    if (!Array.isArray(shape) || !shape.every((size) => typeof size === 'number'))
      throw new Misfit(`${path}.shape`, 'a list of sizes', shape);
    if (!Array.isArray(data)) throw new Misfit(`${path}.data`, 'a list of numbers', data);
    const count = elementCount(path, shape);
    if (count !== data.length)
      throw new Misfit(`${path}.data`, `${count} numbers for ${formatShape(shape)}`, data.length);
    const numbers = dtypes[dtypeNamed(`${path}.dtype`, dtype)].make(count);
    fill(numbers, data, `${path}.data`);
    return NdArray.from(numbers, shape);
  } catch (thrown) {
    const at = thrown instanceof Misfit ? thrown.path : path;
    issues.push({ path: at, message: messageOf(thrown) });
    return undefined;
  }
}

/** How a dtype of PyTorch is held here. */
const dtypeNames: ReadonlyMap<unknown, DType> = new Map([
  [undefined, 'float64'],
  ['int64', 'int32'],
  ['int32', 'int32'],
  ['bool', 'bool'],
  ['float64', 'float64'],
  ['float32', 'float64'],
]);

/** Errors: Misfit for a dtype that is not known. */
function dtypeNamed(path: string, found: unknown): DType {
  const dtype = dtypeNames.get(found ?? undefined);
  if (dtype) return dtype;
  throw new Misfit(path, 'int64, int32, bool, float64 or float32', found);
}

/** Errors: Misfit for an entry that is no number, or does not fit into the dtype. */
function fill(numbers: Numbers, data: readonly unknown[], path: string): void {
  const isFloat = numbers instanceof Float64Array;
  for (let i = 0; i < data.length; i++) {
    const value = readNumber(data[i]);
    if (value === undefined) throw new Misfit(`${path}[${i}]`, 'a number', data[i]);
    numbers[i] = value;
    if (!isFloat && numbers[i] !== value)
      throw new Misfit(`${path}[${i}]`, 'a whole number of 32 bits', data[i]);
  }
}

/** Numbers that JSON does not have, written as text, become numbers; what is None is left out. */
function plainArgs(args: unknown): Record<string, unknown> {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    return typeof value === 'string' ? (readNumber(value) ?? value) : value;
  };
  return Object.fromEntries(
    Object.entries(args as object)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, plain(value)]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands in a record is not what should. */
class Misfit extends AppError {
  readonly path: string;

  constructor(path: string, expected: string, got: unknown) {
    const shown = got === undefined ? 'nothing' : JSON.stringify(got);
    const short = shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
    super('record', `expected ${expected}, got ${short}`);
    this.path = path;
  }
}

function misfit(path: string, expected: string, got: unknown): RecordIssue {
  return { path, message: new Misfit(path, expected, got).message };
}
