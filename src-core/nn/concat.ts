import { cat } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';
import { ModuleList } from './module-list.ts';
import { pythonFields } from './repr.ts';

/**
 * The results of several branches of one input, side by side along the axis `dim`, by default that of the channels.
 *
 * Errors: ShapeError when they differ along another axis. Source: the blocks of Szegedy et al., Going Deeper, 2015.
 */
export class Concat extends Layer {
  readonly branches: ModuleList<Layer>;
  readonly dim: number;

  constructor({ branches, dim = 1 }: { branches: readonly Layer[]; dim?: number | undefined }) {
    super('Concat');
    this.branches = new ModuleList(branches);
    this.dim = dim;
  }

  override forward<V extends Value>(input: V): V {
    return cat(
      Array.from(this.branches, (branch) => branch.forward(input)),
      { dim: this.dim },
    );
  }

  override extraRepr(): string {
    return pythonFields({ dim: this.dim });
  }
}
