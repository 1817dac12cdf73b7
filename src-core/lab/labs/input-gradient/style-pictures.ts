import type { ImagePicture, LabPicture } from '../../lab-picture.ts';
import { asPicture, featuresOf, gramOf, styleFilters } from './style-loss.ts';
import { SIDE } from './textures.ts';

/** The eight filters of the first layer. */
export function filterPicture(): ImagePicture {
  const weights = styleFilters().edges.value.values();
  return {
    kind: 'images',
    name: 'filters',
    docs: 'The filters of the first layer, 0 to 7.',
    role: 'w',
    shape: [8, 3, 3],
    values: Float64Array.from(weights),
    isSigned: true,
    captions: Array.from({ length: 8 }, (_, filter) => `${filter}`),
  };
}

/** Gram matrix of the first layer: 8 × 8 numbers. */
export function firstGram(picture: Float64Array): Float64Array {
  return Float64Array.from(
    gramOf(featuresOf(asPicture(picture), styleFilters())[0]).value.values(),
  );
}

/** The repainted picture beside its content and its texture, and their Gram matrices. */
export function stylePictures(
  repainted: Float64Array,
  content: Float64Array,
  texture: Float64Array,
): LabPicture[] {
  const all = [repainted, content, texture];
  const captions = ['repainted', 'content', 'texture'];
  return [
    {
      kind: 'images',
      name: 'pictures',
      docs: 'The picture as it is repainted, its content and its texture.',
      role: 'x',
      shape: [all.length, SIDE, SIDE],
      values: Float64Array.from(all.flatMap((one) => [...one])),
      isSigned: false,
      range: [0, 1],
      captions,
    },
    {
      kind: 'images',
      name: 'Gram matrices',
      docs: 'Gram matrices of the first layer: filters 0 to 7 against filters 0 to 7.',
      role: 'y',
      shape: [all.length, 8, 8],
      values: Float64Array.from(all.flatMap((one) => [...firstGram(one)])),
      isSigned: false,
      captions,
    },
    filterPicture(),
  ];
}
