import type { Sequential } from '#core/nn/sequential.ts';
import { scope } from '#core/tensor/scope.ts';
import type { ImagePicture, LabPicture } from '../../../lab-picture.ts';
import { classesBy } from '../common/classify.ts';
import { batchOf, testRows } from '../common/image-set.ts';
import type { ImageSet } from '../common/image-set.ts';

const LOOKED_AT = 200;
const SHOWN = 16;

/** The six filters of the first layer, what it makes of one picture, and test pictures, wrong ones first. */
export function lenetPictures(network: Sequential, set: ImageSet): LabPicture[] {
  return [filters(network), maps(network, set), examples(network, set)];
}

function filters(network: Sequential): ImagePicture {
  const weight = network.namedParameters().get('conv1.weight')?.value;
  const [maps = 0, channels = 0, rows = 0, columns = 0] = weight?.shape ?? [];
  return {
    kind: 'images',
    name: 'conv1.weight',
    docs: 'The filters of the first layer, one for each of its maps and each channel of the picture.',
    role: 'w',
    shape: [maps * channels, rows, columns],
    values: Float32Array.from(weight?.values() ?? []),
    isSigned: true,
  };
}

function maps(network: Sequential, set: ImageSet): ImagePicture {
  const [first = 0] = testRows(set, 1);
  return scope(() => {
    let seen = batchOf(set, [first])[0].value;
    for (const layer of network.layers.slice(0, 2)) seen = layer.forward(seen);
    const [, count = 0, rows = 0, columns = 0] = seen.shape;
    return {
      kind: 'images',
      name: 'maps',
      docs: 'What the first layer makes of the first test picture, after the activation.',
      role: 'y',
      shape: [count, rows, columns] as const,
      values: Float32Array.from(seen.values()),
      isSigned: false,
    };
  });
}

function examples(network: Sequential, set: ImageSet): ImagePicture {
  const rows = testRows(set, LOOKED_AT);
  const found = classesBy(network, set, rows);
  const isWrong = (i: number): boolean => found[i] !== set.labels[rows[i] as number];
  const places = Array.from(rows.keys()).sort(
    (i, j) => Number(isWrong(j)) - Number(isWrong(i)) || i - j,
  );
  const shown = places.slice(0, SHOWN);
  const [, height, width] = set.shape;
  const size = set.pixels.length / set.labels.length;
  const values = new Float32Array(shown.length * height * width);
  for (const [at, i] of shown.entries()) {
    const start = (rows[i] as number) * size;
    values.set(set.pixels.subarray(start, start + height * width), at * height * width);
  }
  const nameOf = (one = 0): string => set.classes[one] ?? `${one}`;
  return {
    kind: 'images',
    name: 'examples',
    docs: `The first ${rows.length} test pictures: those that are taken for another class come first.`,
    role: 'x',
    shape: [shown.length, height, width],
    values,
    isSigned: false,
    range: [0, 1],
    captions: shown.map((i) => {
      const name = nameOf(set.labels[rows[i] as number]);
      return isWrong(i) ? `${name}, taken for ${nameOf(found[i])}` : name;
    }),
  };
}
