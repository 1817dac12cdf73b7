import { extentOf } from '#core/layers/index-set.ts';
import { imagePaddingEnds } from '#core/layers/receptive-field.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { sizesValue } from './model-arguments.ts';
import { fieldAt, jumpAt, placeOf } from './model-field-place.ts';
import { carry, chainTo, fieldRules, stepOf } from './model-field-rules.ts';
import type { Arguments, FunctionMisreading } from './pack-function.ts';

/** Misreadings of the extent of a field. */
export const extentMisreadings: FunctionMisreading[] = [
  ...fieldRules.map(({ rule, ...told }) => ({
    ...told,
    call: (given: Arguments) => {
      const { model, layer, axis } = placeOf(given);
      return Rational.of(carry(model, layer, axis, rule).size);
    },
  })),
  {
    id: 'modelFieldSize.other-parity',
    title: 'field of the neighbour',
    say: 'This is the field of the neighbouring unit. After a transposed layer even and odd rows see differently.',
    call: (given) => {
      const place = placeOf(given);
      const size = place.model.layers[place.layer]?.shape[place.axis] ?? 1;
      const row = place.unit[place.axis] ?? 0;
      const unit = place.unit.with(
        Math.min(place.axis, place.unit.length - 1),
        row > 0 && row + 1 >= size ? row - 1 : row + 1,
      );
      const [first, last] = fieldAt({ ...place, unit }).unclipped[place.axis] ?? [0, -1];
      return Rational.of(last - first + 1);
    },
  },
  {
    id: 'modelFieldSize.clipped',
    title: 'only real pixels counted',
    say: 'You cut the field off at the border of the image. Here padded zeros count too.',
    call: (given) => {
      const place = placeOf(given);
      const [first, last] = extentOf(fieldAt(place).seen[place.axis] ?? []) ?? [0, -1];
      return Rational.of(last - first + 1);
    },
  },
];

/** Misreadings of the first and last row. */
export const rowsMisreadings: FunctionMisreading[] = [
  {
    id: 'modelFieldRows.clipping-exchanged',
    title: 'padding counted the other way',
    say: 'These are the ends with padding counted where real pixels are asked for, or the other way round.',
    call: (given) => {
      const place = placeOf(given);
      const { unclipped, seen } = fieldAt(place);
      const ends = given.boolean('clipped')
        ? unclipped[place.axis]
        : extentOf(seen[place.axis] ?? []);
      return sizesValue(ends ?? []);
    },
  },
  {
    id: 'modelFieldRows.image-padding-only',
    title: 'padding of the image alone',
    say: 'You counted the padding of the image but not that of the inner maps. Here both count.',
    convention: true,
    call: (given) => {
      const { model, layer, unit, axis } = placeOf(given);
      return sizesValue(imagePaddingEnds(model, layer, unit)[axis] ?? []);
    },
  },
];

/** Misreadings of the jump. */
export const jumpMisreadings: FunctionMisreading[] = [
  {
    id: 'modelJump.own-stride-forgotten',
    title: 'own stride forgotten',
    say: 'This is the jump before the layer. Its own stride belongs to its jump.',
    call: (given) => {
      const { model, layer, axis } = placeOf(given.with({ unit: [] }));
      const own = model.layers[layer]?.steps?.[axis - 1] ?? Rational.one;
      return jumpAt(model, layer, axis).div(own);
    },
  },
  {
    id: 'modelJump.own-stride-only',
    title: 'own stride only',
    say: "This is the layer's own stride. The strides of all layers before it multiply with it.",
    call: (given) => {
      const { model, layer, axis } = placeOf(given.with({ unit: [] }));
      return model.layers[layer]?.steps?.[axis - 1] ?? Rational.one;
    },
  },
  {
    id: 'modelJump.strides-added',
    title: 'strides added',
    say: 'You added the strides. A step in a map is as many steps in the map before as its stride: they multiply.',
    call: (given) => {
      const { model, layer, axis } = placeOf(given.with({ unit: [] }));
      return Rational.of(
        chainTo(model, layer).reduce((sum, one) => sum + (stepOf(one, axis)?.stride ?? 0), 0),
      );
    },
  },
  {
    id: 'modelJump.transposed-multiplied',
    title: 'transposed stride multiplied',
    say: 'You multiplied with the stride of the transposed layer. It moves the units closer together: divide.',
    call: (given) => {
      const { model, layer, axis } = placeOf(given.with({ unit: [] }));
      return Rational.of(
        chainTo(model, layer).reduce((jump, one) => jump * (stepOf(one, axis)?.stride ?? 1), 1),
      );
    },
  },
];
