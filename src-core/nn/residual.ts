import { add } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';

/**
 * out = body(input) + shortcut(input); without a shortcut the input itself is added.
 *
 * Errors: ShapeError when the two do not fit together. Source: He et al., Deep Residual Learning, 2016.
 */
export class Residual extends Layer {
  readonly body: Layer;
  readonly shortcut: Layer | undefined;

  constructor({ body, shortcut }: { body: Layer; shortcut?: Layer | undefined }) {
    super('Residual');
    this.body = body;
    this.shortcut = shortcut;
  }

  override forward<V extends Value>(input: V): V {
    const other = this.shortcut ? this.shortcut.forward(input) : input;
    return add(this.body.forward(input), other);
  }
}
