import { Sequential } from '#core/nn/sequential.ts';
import type { Layer } from '#core/nn/layer.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';

/** A tensor on the way through a network, called `output of layer1.linear`. */
export type Output = readonly [name: string, value: NdArray];

/** The outputs of the layers of a network one after the other, those of networks within it too; `before` begins their names. */
export function* outputsOf(network: Sequential, input: NdArray, before = ''): Generator<Output> {
  let value = input;
  for (const [name, child] of network.namedChildren()) {
    const path = `${before}${name}`;
    if (child instanceof Sequential) yield* outputsOf(child, value, `${path}.`);
    value = (child as Layer).forward(value);
    yield [`output of ${path}`, value];
  }
}

/** The first output that holds NaN or ∞. */
export function firstBroken(outputs: Iterable<Output>): Output | undefined {
  for (const output of outputs) if (!output[1].values().every(Number.isFinite)) return output;
  return undefined;
}
