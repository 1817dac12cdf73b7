import type { Tensor } from '#core/autograd/tensor.ts';
import { currentRandom } from '#core/nn/generator.ts';
import { Layer, beside, parameter } from '#core/nn/layer.ts';
import { cat, conv2d, indexSelect, reshape } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { NdArray } from '#core/tensor/nd-array.ts';

/**
 * Convolution in which each output map sees some of the input maps only, as a table says. It has a filter for each
 * connection of the table and no others, and a bias for each output map.
 *
 * Shapes: [N, inChannels, H, W] → [N, table.length, H − k + 1, W − k + 1]; weight [connections, k, k].
 * Source: LeCun et al., Gradient-based learning applied to document recognition, 1998, table I.
 */
export class TableConv2d extends Layer {
  weight: Tensor;
  bias: Tensor;
  /** For each pair of an output and an input map the number of its filter; past the last one where there is none. */
  readonly #places: NdArray;
  readonly #shape: readonly number[];

  constructor(inChannels: number, table: readonly (readonly number[])[], kernelSize: number) {
    super('TableConv2d');
    const connections = table.flatMap((maps, output) =>
      maps.map((input) => [output, input] as const),
    );
    this.weight = parameter([connections.length, kernelSize, kernelSize]);
    this.bias = parameter([table.length]);
    this.#shape = [table.length, inChannels, kernelSize, kernelSize];
    const places = new Int32Array(table.length * inChannels).fill(connections.length);
    for (const [place, [output, input]] of connections.entries())
      places[output * inChannels + input] = place;
    this.#places = NdArray.from(places);
    this.#initialise(table, kernelSize * kernelSize);
  }

  override forward<V extends Value>(input: V): V {
    const [, , height = 0, width = 0] = this.#shape;
    const none = NdArray.zeros([1, height, width], 'float32') as Value as V;
    const places = this.#places as Value as V;
    const filters = cat([beside(input, this.weight), none], { dim: 0 });
    const weight = reshape(indexSelect(filters, places, { dim: 0 }), this.#shape);
    return conv2d(input, weight, beside(input, this.bias));
  }

  /** Uniform in ±1 / √(numbers that an output map sees), as layers of PyTorch begin. */
  #initialise(table: readonly (readonly number[])[], taps: number): void {
    const random = currentRandom();
    const bounds = table.map((maps) => 1 / Math.sqrt(maps.length * taps));
    const draw = (bound: number): number => bound * (2 * random.next() - 1);
    const filters = table.flatMap((maps, output) => maps.map(() => bounds[output] as number));
    this.weight.change((data) => {
      for (let i = 0; i < data.length; i++) data[i] = draw(filters[Math.floor(i / taps)] as number);
    });
    this.bias.change((data) => {
      for (const [output, bound] of bounds.entries()) data[output] = draw(bound);
    });
  }
}
