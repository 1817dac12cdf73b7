import { AppError, ArgumentError } from '#core/errors.ts';
import { inputNames, requiredInputs } from '#core/ops/kinds.ts';
import { ops } from '#core/ops/index.ts';
import type { OpName } from '#core/ops/index.ts';
import type { AnyOp } from '#core/ops/op.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { OracleRecord, Packed } from './record.ts';

/** An input in its place, and the gradient that PyTorch found for it. */
export interface Bound {
  /** PyTorch's name, for messages. */
  readonly name: string;
  readonly value: NdArray;
  /** undefined: none was asked for. All zeros where PyTorch had none to give. */
  readonly grad: NdArray | undefined;
}

/** A record in our terms. */
export interface Call {
  readonly op: AnyOp;
  readonly inputs: readonly (Bound | undefined)[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** `conv_transpose2d` → `convTranspose2d`, for ops, inputs and options. */
export function camelName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Inputs that are truth values; records hold them as whole numbers. */
const truths: ReadonlySet<string> = new Set(['condition', 'mask']);

/** What PyTorch calls some inputs, and what they are called here. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['A', 'input'],
  ['B', 'other'],
  ['x1', 'input'],
  ['x2', 'other'],
  ['mat2', 'other'],
  ['vec', 'other'],
  ['vec2', 'other'],
  ['tensor', 'other'],
  ['indices', 'index'],
  ['source', 'src'],
  ['src', 'other'],
]);

/**
 * Which op a record means, with inputs by name and options. A number among the arguments that is a tensor here, such
 * as the exponent of a power, becomes one.
 *
 * Errors: AppError for an op that there is not, ArgumentError for an input that it does not take or that is missing.
 */
export function bind(record: OracleRecord, precision: 'float64' | 'float32'): Call {
  const op = opNamed(record.op);
  const inPrecision = (name: string, value: NdArray): NdArray => {
    if (truths.has(name)) return value.to('bool');
    return value.to(isFloat(value.dtype) ? precision : value.dtype);
  };
  const boundAs = (name: string, value: Packed, grad: Packed | undefined, wanted: boolean) =>
    value instanceof NdArray
      ? {
          name,
          value: inPrecision(name, value),
          grad: wanted ? (grad instanceof NdArray ? grad : NdArray.zeros(value.shape)) : undefined,
        }
      : undefined;
  /** An input, or the several that a list holds. */
  const boundOf = (name: string, value: Packed): (Bound | undefined)[] => {
    const wanted = Object.hasOwn(record.grads, name);
    const grad = record.grads[name];
    if (value === undefined || value instanceof NdArray)
      return [boundAs(name, value, grad, wanted)];
    return value.map((item, i) => {
      const share = grad === undefined || grad instanceof NdArray ? undefined : grad[i];
      return boundAs(`${name}[${i}]`, item, share, share !== undefined);
    });
  };
  const given = Object.entries(record.inputs);
  if (op.kind === 'list') {
    const inputs = given.flatMap(([name, value]) => boundOf(name, value));
    const missing = inputs.indexOf(undefined);
    if (missing >= 0) throw new ArgumentError(record.op, `input ${missing + 1}`, 'nothing');
    return { op, inputs, options: optionsOf(record.args) };
  }

  const names: readonly string[] = inputNames[op.kind];
  const places = new Array<Bound | undefined>(names.length).fill(undefined);
  const options: Record<string, unknown> = {};
  for (const [name, value] of given) {
    const place = placeOf(names, name);
    if (place === -1)
      throw new ArgumentError(record.op, `inputs among ${names.join(', ')}`, `one named ${name}`);
    places[place] = boundOf(name, value)[0];
  }
  for (const [name, value] of Object.entries(optionsOf(record.args))) {
    const place = names.indexOf(name);
    if (place === -1 || typeof value !== 'number') options[name] = value;
    else places[place] = { name, value: numberAs(value, precision), grad: undefined };
  }
  const missing = places.findIndex((each, i) => !each && i < requiredInputs[op.kind]);
  if (missing >= 0) throw new ArgumentError(record.op, names[missing] as string, 'nothing');
  // What is left out at the end is not there at all.
  const last = places.findLastIndex((each) => each !== undefined);
  return { op, inputs: places.slice(0, last + 1), options };
}

function placeOf(names: readonly string[], name: string): number {
  const place = names.indexOf(camelName(name));
  return place === -1 ? names.indexOf(otherNames.get(name) ?? '') : place;
}

function opNamed(name: string): AnyOp {
  const own = camelName(name);
  if (Object.hasOwn(ops, own)) return ops[own as OpName] as unknown as AnyOp;
  throw new AppError('oracle', `no such op: ${name}`);
}

function optionsOf(args: OracleRecord['args']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [camelName(name), value]));
}

/** A number without axes; whole ones stay whole, as in PyTorch. */
function numberAs(value: number, precision: DType): NdArray {
  const isWhole = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  return NdArray.from(value, [], isWhole ? 'int32' : precision);
}
