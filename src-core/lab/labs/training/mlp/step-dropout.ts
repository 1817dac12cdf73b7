import { Layer } from '#core/nn/layer.ts';
import type { Module } from '#core/nn/module.ts';
import { dropout } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { seedFrom } from '#core/random.ts';

/** Dropout whose mask depends on a seed that is set before each pass, so that a run can go on from any step. */
export class StepDropout extends Layer {
  readonly p: number;
  seed = 0;

  constructor(p: number) {
    super('Dropout');
    this.p = p;
  }

  override forward<V extends Value>(input: V): V {
    if (!this.training || this.p === 0) return input;
    return dropout(input, { p: this.p, seed: this.seed });
  }
}

/** Gives every dropout of a model the mask of a step; each has one of its own. */
export function seedMasks(model: Module, seed: number, step: number): void {
  let place = 0;
  for (const module of model.modules())
    if (module instanceof StepDropout) module.seed = seedFrom('dropout', seed, step, place++);
}
