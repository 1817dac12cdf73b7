import { absOp } from './abs.ts';
import { addOp } from './add.ts';
import { conv2dOp } from './conv2d.ts';
import { convTranspose2dOp } from './conv-transpose2d.ts';
import type { ConvOptions, ConvTransposeOptions } from './conv-options.ts';
import { expandOp } from './expand.ts';
import type { ExpandOptions } from './expand.ts';
import { heavisideOp } from './heaviside.ts';
import type { HeavisideOptions } from './heaviside.ts';
import { linearOp } from './linear.ts';
import { matmulOp } from './matmul.ts';
import { meanOp } from './mean.ts';
import { mulOp } from './mul.ts';
import { negOp } from './neg.ts';
import type { NoOptions, Op, OpFunctions } from './op.ts';
import { padOp } from './pad.ts';
import type { PadOptions } from './pad.ts';
import { permuteOp } from './permute.ts';
import type { PermuteOptions } from './permute.ts';
import type { ReductionOptions } from './reduction.ts';
import { reluOp } from './relu.ts';
import { reshapeOp } from './reshape.ts';
import type { ReshapeOptions } from './reshape.ts';
import { subOp } from './sub.ts';
import { sumOp } from './sum.ts';

/** Every op there is: its kind of inputs and its options. A name without its rule below does not compile. */
interface Signatures {
  abs: ['unary', NoOptions];
  add: ['binary', NoOptions];
  conv2d: ['layer', ConvOptions];
  convTranspose2d: ['layer', ConvTransposeOptions];
  expand: ['unary', ExpandOptions];
  heaviside: ['unary', HeavisideOptions];
  linear: ['layer', NoOptions];
  matmul: ['binary', NoOptions];
  mean: ['unary', ReductionOptions];
  mul: ['binary', NoOptions];
  neg: ['unary', NoOptions];
  pad: ['unary', PadOptions];
  permute: ['unary', PermuteOptions];
  relu: ['unary', NoOptions];
  reshape: ['unary', ReshapeOptions];
  sub: ['binary', NoOptions];
  sum: ['unary', ReductionOptions];
}

export type OpName = keyof Signatures;

/** Never, and so an error below, for a name without its function in `functions.ts`. */
type RuleOf<Name extends OpName> = Name extends keyof OpFunctions
  ? Op<Signatures[Name][0], Signatures[Name][1]>
  : never;

/** The rules of all ops by name. */
export const ops: { readonly [Name in OpName]: RuleOf<Name> } = {
  abs: absOp,
  add: addOp,
  conv2d: conv2dOp,
  convTranspose2d: convTranspose2dOp,
  expand: expandOp,
  heaviside: heavisideOp,
  linear: linearOp,
  matmul: matmulOp,
  mean: meanOp,
  mul: mulOp,
  neg: negOp,
  pad: padOp,
  permute: permuteOp,
  relu: reluOp,
  reshape: reshapeOp,
  sub: subOp,
  sum: sumOp,
};
