import type { OpName, ops } from '#core/ops/index.ts';
import type { InputsOf, Kind } from '#core/ops/kinds.ts';
import type { Op, Value } from '#core/ops/op.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Draw } from './draw.ts';

/** A call that an op accepts. */
export interface Sample<K extends Kind = Kind, Options = unknown> {
  readonly inputs: InputsOf<NdArray>[K];
  readonly options: Options;
}

/** How to try an op out. */
export interface Sampler<K extends Kind = Kind, Options = unknown> {
  /** A random call, away from kinks. */
  draw(draw: Draw): Sample<K, Options>;
  /**
   * Sets of inputs in which the op is linear while the others are held: [[0], [1]] for a product, [[0, 1]] for a sum.
   * A set counts when its first input is there; the others of it may be left out.
   */
  readonly linear?: readonly (readonly number[])[];
  /** What is done with the first input before derivatives are checked: some hold only for certain inputs. */
  prepare?<V extends Value>(input: V): V;
  /** Whether the options, not the inputs, say what dtype comes out. */
  readonly fixesDtype?: boolean;
}

type SamplerOf<Rule> = Rule extends Op<infer K, infer Options> ? Sampler<K, Options> : never;

/** The samplers of ops, by their names. */
export type Samplers = { readonly [Name in OpName]: SamplerOf<(typeof ops)[Name]> };
