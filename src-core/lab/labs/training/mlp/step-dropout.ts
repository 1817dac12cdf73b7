import { Layer } from '#core/nn/layer.ts';
import { dropout } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';

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
