import type { Tensor } from '#core/autograd/tensor.ts';
import { embedding } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { resolveDim } from '#core/tensor/strides.ts';
import { normal } from './init/fill.ts';
import { Layer, beside, parameter } from './layer.ts';
import type { DTypeOptions } from './layer.ts';
import { checkSizes } from './sizes.ts';

export interface EmbeddingLayerOptions extends DTypeOptions {
  /** A row that starts at 0 and does not learn. */
  paddingIdx?: number | undefined;
}

/**
 * A vector for each of `numEmbeddings` words, drawn from the standard normal distribution at first. To train it, the
 * indices come as a tensor, though they have no gradient themselves.
 *
 * Shapes: whole numbers […] → […, embeddingDim]; weight [numEmbeddings, embeddingDim].
 * Errors: ArgumentError for an index that is not in the table.
 * Source: torch.nn.Embedding.
 */
export class Embedding extends Layer {
  weight: Tensor;
  readonly paddingIdx: number | undefined;

  constructor(
    numEmbeddings: number,
    embeddingDim: number,
    { paddingIdx, dtype }: EmbeddingLayerOptions = {},
  ) {
    super('Embedding');
    checkSizes('Embedding', { numEmbeddings, embeddingDim });
    this.weight = normal(parameter([numEmbeddings, embeddingDim], dtype));
    if (paddingIdx === undefined) return;
    const row = resolveDim('Embedding (paddingIdx)', paddingIdx, numEmbeddings);
    this.weight.change((data) => data.fill(0, row * embeddingDim, (row + 1) * embeddingDim));
    this.paddingIdx = row;
  }

  override forward<V extends Value>(input: V): V {
    return embedding(input, beside(input, this.weight), { paddingIdx: this.paddingIdx });
  }

  override extraRepr(): string {
    const padding = this.paddingIdx === undefined ? '' : `, padding_idx=${this.paddingIdx}`;
    return `${this.weight.shape.join(', ')}${padding}`;
  }
}
