import { ArgumentError } from '#core/errors.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';
import type { Module } from './module.ts';

/**
 * Layers one after the other: out = layerₙ(… layer₂(layer₁(input))). Named by their place, or as a record says.
 *
 * Errors: ArgumentError for a name with a dot in it.
 * Source: torch.nn.Sequential.
 */
export class Sequential extends Layer {
  readonly layers: readonly Layer[];
  readonly #names: readonly string[];

  constructor(...layers: readonly Layer[] | readonly [Readonly<Record<string, Layer>>]) {
    super('Sequential');
    const [first] = layers;
    const named: [string, Layer][] =
      first === undefined || first instanceof Layer
        ? (layers as readonly Layer[]).map((layer, i) => [String(i), layer])
        : Object.entries(first);
    const dotted = named.find(([name]) => name.includes('.'));
    if (dotted) throw new ArgumentError('Sequential', 'names without a dot', dotted[0]);
    this.#names = named.map(([name]) => name);
    this.layers = named.map(([, layer]) => layer);
  }

  override namedChildren(): [string, Module][] {
    return this.layers.map((layer, i) => [this.#names[i] as string, layer]);
  }

  override forward<V extends Value>(input: V): V {
    let value = input;
    for (const layer of this.layers) value = layer.forward(value);
    return value;
  }
}
