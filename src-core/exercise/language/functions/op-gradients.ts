import { ArgumentError } from '#core/errors.ts';
import { ops } from '#core/ops/index.ts';
import type { OpName } from '#core/ops/index.ts';
import { inputNames } from '#core/ops/kinds.ts';
import type { AnyOp } from '#core/ops/op.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { asText } from '../value.ts';
import type { Value } from '../value.ts';
import { differentiate } from './differentiate.ts';
import type { Differentiate } from './differentiate.ts';
import { inputsOf, optionsOf, tensorsOf } from './op-call.ts';
import { gradientMisreadings } from './op-gradient-misreadings.ts';
import { opParameters, optionsTable } from './op-functions.ts';
import { inFullRank, inGivenRank } from './op-planes.ts';
import { exactGradient } from './op-scaling.ts';
import { fromTensor, toTensor } from './op-values.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** For every op that can be differentiated `opGrad`: the gradient for one of its inputs, through autograd. */
export const opGradientFunctions: PackFunction[] = (Object.keys(ops) as OpName[]).flatMap(
  (name) => {
    const options = optionsTable(name);
    const op = ops[name] as unknown as AnyOp;
    const isSmooth = (op.gradients as readonly unknown[]).some((rule) => rule !== null);
    return options && op.kind !== 'list' && isSmooth ? [gradientFunction(name, op, options)] : [];
  },
);

function gradientFunction(
  name: OpName,
  op: AnyOp,
  options: Readonly<Record<string, string>>,
): PackFunction {
  const wrt = op.kind === 'unary' ? '' : ', wrt = "input"';
  return {
    signature: `${name}Grad(${opParameters(op, options)}${wrt}, upstream?)`,
    docs: `The gradient of ${name} for one of its inputs, named by wrt: Σ upstream · ∂output, upstream being the gradient of the output, 1 everywhere unless given.`,
    call: (given) => gradient(name, op, options, given, differentiate),
    misreadings: gradientMisreadings(name, op).map(({ differentiate: misread, ...told }) => ({
      ...told,
      call: (given) => gradient(name, op, options, given, misread),
    })),
  };
}

function gradient(
  name: OpName,
  op: AnyOp,
  table: Readonly<Record<string, string>>,
  given: Arguments,
  compute: Differentiate,
): Value {
  const asked = inputsOf(op, given);
  const values = inFullRank(name, asked);
  const options = optionsOf(name, table, given);
  const at = placeOf(op, given);
  const inputs = tensorsOf(op, values);
  if (!inputs[at]) throw new ArgumentError(`${name}Grad`, 'an input that is given', 'none for wrt');
  const shape = op.shape(inputs.map((input) => input?.shape) as never, options);
  const upstreamValue = given.has('upstream') ? given.value('upstream') : undefined;
  const upstream =
    upstreamValue === undefined
      ? NdArray.full(shape, 1)
      : toTensor(upstreamValue, `${name}Grad, upstream`).reshape(shape);
  const call = { name, op, inputs, options, at, upstream };
  const about = compute(call);
  const exact = exactGradient(name, values, upstreamValue, call, compute, about);
  const found = exact ?? fromTensor(about);
  return inShapeOf(name, asked[at] as Value, values[at] as Value, found);
}

function placeOf(op: AnyOp, given: Arguments): number {
  if (op.kind === 'unary') return 0;
  const wrt = asText(given.value('wrt'), 'wrt');
  const names: readonly string[] = inputNames[op.kind];
  const place = names.indexOf(wrt);
  if (place >= 0 && (op.gradients as readonly unknown[])[place]) return place;
  const known = names.filter((_, i) => (op.gradients as readonly unknown[])[i] !== null);
  throw new ArgumentError(`${op.name}Grad, wrt`, `one of ${known.join(', ')}`, wrt);
}

/** Without the channel axes that the input was given. */
function inShapeOf(name: OpName, asked: Value, lifted: Value, found: Value): Value {
  let [inner, result]: [Value, Value] = [lifted, found];
  while (inner !== asked && Array.isArray(inner) && Array.isArray(result) && inner.length === 1) {
    [inner, result] = [inner[0] as Value, result[0] as Value];
  }
  return inner === asked ? result : inGivenRank(name, [asked], found);
}
