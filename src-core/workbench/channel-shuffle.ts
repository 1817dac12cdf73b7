import { Layer } from '#core/nn/index.ts';
import { permute, reshape } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';

/**
 * Channels seen as a table of `groups` rows, read column by column: output channel j·groups + i is input channel
 * i·(C / groups) + j.
 *
 * Shapes: [N, C, …] → the same. Source: torch.nn.ChannelShuffle.
 */
export class ChannelShuffle extends Layer {
  readonly groups: number;

  constructor(groups: number) {
    super('ChannelShuffle');
    this.groups = groups;
  }

  override forward<V extends Value>(input: V): V {
    const [images = 1, channels = 1, ...places] = input.shape;
    const table = [images, this.groups, channels / this.groups, ...places];
    const axes = table.map((_, axis) => (axis === 1 ? 2 : axis === 2 ? 1 : axis));
    return reshape(permute(reshape(input, table), axes), input.shape);
  }
}
