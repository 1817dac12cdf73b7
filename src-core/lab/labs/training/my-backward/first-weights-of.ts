import type { ImagePicture } from '../../../lab-picture.ts';
import type { ScalarNet } from './scalar-net.ts';

/** What the units of the first layer look for: their weights as images. */
export function firstWeightsOf(
  name: string,
  docs: string,
  { layers: [first] }: ScalarNet,
  height: number,
  width: number,
): ImagePicture {
  return {
    ...{ kind: 'images', name, docs, role: 'w', isSigned: true },
    shape: [first?.outputs ?? 0, height, width],
    values: first?.weight.slice() ?? new Float64Array(0),
  };
}
