import { ModelBuilder, ModelTextError } from '../model-builder.ts';
import { ShortParser } from './short-parser.ts';
import type { Item } from './short-parser.ts';
import { shortTokens } from './short-tokens.ts';

const MAX_STEPS = 20_000;

/**
 * The short notation:
 *
 *     conv 64 k3 s1 p1 | bn | relu          layers, one a line or between | or ;
 *     [ conv 64 k3 p1 | relu ] + skip       branches that are added; & lays them along the channels
 *     [ conv 32 k3 p1 ] * 15                the same again
 *     conv1: Conv2d(3, 64, kernel_size=3)   names, and PyTorch's own words
 *
 * `nn.Sequential(…)` as code is read as well. Errors: ModelTextError with its place.
 */
export function parseShort(text: string): ModelBuilder {
  const builder = new ModelBuilder();
  let steps = 0;
  const emit = (item: Item): void => {
    if (++steps > MAX_STEPS)
      throw new ModelTextError(item.place, 'These repetitions make too many layers.');
    if (item.type === 'layer')
      builder.add(item.kind, item.settings, item.place, { name: item.name });
    else if (item.type === 'sequence')
      for (let time = 0; time < item.times && steps <= MAX_STEPS; time++) item.items.forEach(emit);
    else
      builder.branch(
        item.kind,
        item.place,
        item.branches.map((branch) => () => emit(branch)),
      );
  };
  new ShortParser(shortTokens(text, { line: 1, column: 1 }), 0).items().forEach(emit);
  return builder;
}
