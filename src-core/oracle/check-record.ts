import { messageOf } from '#core/errors.ts';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { withFastTier } from '#core/kernels/tier.ts';
import { applyOp } from '#core/ops/op.ts';
import type { InputsOf, Kind } from '#core/ops/kinds.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import { scope } from '#core/tensor/scope.ts';
import { bind } from './bind.ts';
import type { Call } from './bind.ts';
import { differences } from './compare.ts';
import type { Fault } from './compare.ts';
import type { OracleRecord } from './record.ts';

export type Precision = 'float64' | 'float32';

/** How far a number may be off, see `differences`. */
export const tolerances: { readonly [P in Precision]: number } = { float64: 1e-9, float32: 1e-4 };

export interface Check {
  readonly ok: boolean;
  /** Everything that differs from the record, worst element each. */
  readonly faults: readonly Fault[];
}

/**
 * Runs the op of a record and its gradients, and compares both with what PyTorch gave. In float32 all inputs are
 * rounded to it first, and the fast tier computes whatever it can. An op that there is not, and one that throws, are faults.
 */
export function checkRecord(
  record: OracleRecord,
  { dtype = 'float64' }: { dtype?: Precision } = {},
): Check {
  // However small, so that the kernels are compared and not only the plain loops.
  const onTier = dtype === 'float32' ? withFastTier : <T>(compute: () => T): T => compute();
  const faults = onTier(() => scope(() => faultsOf(record, dtype)));
  return { ok: faults.length === 0, faults };
}

function faultsOf(record: OracleRecord, dtype: Precision): Fault[] {
  let value = 'output';
  try {
    const call = bind(record, dtype);
    const given = call.inputs.map(
      (each) => each && new Tensor(each.value, each.grad !== undefined),
    );
    const output = applyOp<Tensor, Kind, unknown>(
      call.op,
      given as readonly unknown[] as InputsOf<Tensor>[Kind],
      call.options,
    );
    const fault = outputFault(output, given, record, dtype);
    if (fault) return [fault];
    value = 'gradients';
    return record.gradOutput ? gradientFaults(call, given, output, record, dtype) : [];
  } catch (thrown) {
    // Whatever an op throws belongs into the report on its record, so that the other records are still run.
    return [{ value, message: messageOf(thrown) }];
  }
}

function outputFault(
  { value }: Tensor,
  given: readonly (Tensor | undefined)[],
  record: OracleRecord,
  dtype: Precision,
): Fault | undefined {
  // Of whole numbers alone float64 is made.
  const wanted = given.some((each) => each && isFloat(each.dtype)) ? dtype : 'float64';
  if (isFloat(value.dtype) && value.dtype !== wanted)
    return { value: 'output', message: `expected ${wanted}, got ${value.dtype}` };
  return differences('output', value, record.output, tolerances[dtype]);
}

function gradientFaults(
  { inputs }: Call,
  given: readonly (Tensor | undefined)[],
  output: Tensor,
  record: OracleRecord,
  dtype: Precision,
): Fault[] {
  const asked = inputs.flatMap((each, i) => (each?.grad ? [{ ...each, tensor: given[i] }] : []));
  const leaves = asked.map(({ tensor }) => tensor as Tensor);
  const gradOutput = record.gradOutput && new Tensor(record.gradOutput.to(dtype));
  const found = grad(output, leaves, { gradOutput });
  return asked.flatMap(({ name, grad: expected }, i) => {
    const got = (found[i] as Tensor).value;
    if (!expected) return [];
    return differences(`gradient of ${name}`, got, expected, tolerances[dtype]) ?? [];
  });
}
