import { flatten, unflatten } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';
import { pythonFields } from './repr.ts';

/** Merges the axes from startDim to endDim; by default all but the batch. Source: torch.nn.Flatten. */
export class Flatten extends Layer {
  readonly startDim: number;
  readonly endDim: number;

  constructor({ startDim = 1, endDim = -1 }: { startDim?: number; endDim?: number } = {}) {
    super('Flatten');
    this.startDim = startDim;
    this.endDim = endDim;
  }

  override forward<V extends Value>(input: V): V {
    return flatten(input, { startDim: this.startDim, endDim: this.endDim });
  }

  override extraRepr(): string {
    return pythonFields({ start_dim: this.startDim, end_dim: this.endDim });
  }
}

/** Cuts one axis into several. Source: torch.nn.Unflatten. */
export class Unflatten extends Layer {
  readonly dim: number;
  readonly unflattenedSize: readonly number[];

  constructor(dim: number, unflattenedSize: readonly number[]) {
    super('Unflatten');
    this.dim = dim;
    this.unflattenedSize = unflattenedSize;
  }

  override forward<V extends Value>(input: V): V {
    return unflatten(input, this.dim, this.unflattenedSize);
  }

  override extraRepr(): string {
    return pythonFields({ dim: this.dim, unflattened_size: this.unflattenedSize });
  }
}
