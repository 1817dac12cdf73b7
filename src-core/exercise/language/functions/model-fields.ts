import { ArgumentError } from '#core/errors.ts';
import { countOf, extentOf, indicesOf } from '#core/layers/index-set.ts';
import type { IndexSet } from '#core/layers/index-set.ts';
import { fieldMask, receptiveField } from '#core/layers/receptive-field.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { sizesValue } from './model-arguments.ts';
import { fieldAt, jumpAt, placeOf } from './model-field-place.ts';
import { extentMisreadings, jumpMisreadings, rowsMisreadings } from './model-field-misreadings.ts';
import { fillShape } from './nested-values.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

const COMMON = 'model, input, layer = -1, unit = []';
const UNIT =
  '`unit` is [c, row, column], a number for a row, or [] for the unit in the middle; axis 1 are rows.';

/** Receptive fields by index sets: exact at borders, after transposed layers, flatten and linear, and through branches. */
export const modelFieldFunctions: PackFunction[] = [
  {
    signature: `modelFieldSize(${COMMON}, axis = 1)`,
    docs: `Extent of a unit's receptive field along an axis, padded zeros counted: last − first + 1. ${UNIT}`,
    call(given) {
      const [first, last] = openEnds(given);
      return Rational.of(last - first + 1);
    },
    misreadings: extentMisreadings,
  },
  {
    signature: `modelFieldRows(${COMMON}, clipped = false, axis = 1)`,
    docs: `First and last row that a unit sees, padded zeros counted; with \`clipped\` only real ones. ${UNIT}`,
    call: (given) => sizesValue(given.boolean('clipped') ? realEnds(given) : openEnds(given)),
    misreadings: rowsMisreadings,
  },
  {
    signature: `modelSeen(${COMMON}, axis = 1)`,
    docs: `How many real rows a unit sees, gaps left out. ${UNIT}`,
    call: (given) => Rational.of(countOf(seenBy(given))),
    misreadings: [
      {
        id: 'modelSeen.extent',
        title: 'extent taken for the number of pixels',
        say: 'This is how far the field reaches. With gaps between the taps it holds fewer pixels.',
        call: (given) => {
          const [first, last] = realEnds(given);
          return Rational.of(last - first + 1);
        },
      },
      {
        id: 'modelSeen.padding-counted',
        title: 'padding counted as pixels',
        say: 'You counted padded zeros. Only pixels of the image are seen.',
        call: (given) => {
          const [first, last] = openEnds(given);
          return Rational.of(last - first + 1);
        },
      },
    ],
  },
  {
    signature: `modelSeenRows(${COMMON}, axis = 1)`,
    docs: `The real rows that a unit sees, one by one. ${UNIT}`,
    call: (given) => sizesValue(indicesOf(seenBy(given))),
  },
  {
    signature: `modelSeenCells(${COMMON})`,
    docs: `How many cells of the input a unit sees, channels counted. ${UNIT}`,
    call(given) {
      const { model, layer, unit } = placeOf(given);
      return Rational.of(receptiveField(model, layer, unit).cells);
    },
  },
  {
    signature: `modelFieldMask(${COMMON})`,
    docs: `The input with 1 for each cell that a unit sees and 0 for the others. ${UNIT}`,
    call(given) {
      const { model, layer, unit } = placeOf(given);
      const mask = fieldMask(receptiveField(model, layer, unit), model.input);
      return fillShape(model.input, (at) => Rational.of(mask[at] as number));
    },
  },
  {
    signature: `modelFieldCentre(${COMMON}, axis = 1)`,
    docs: `The middle of a unit's receptive field along an axis, padded zeros counted. ${UNIT}`,
    call(given) {
      const [first, last] = openEnds(given);
      return Rational.of(first + last, 2);
    },
  },
  {
    signature: 'modelJump(model, input, layer = -1, axis = 1)',
    docs: 'How far apart neighbouring units of a layer look, in rows of the input: the product of the strides.',
    call(given) {
      const { model, layer, axis } = placeOf(given.with({ unit: [] }));
      return jumpAt(model, layer, axis);
    },
    misreadings: jumpMisreadings,
  },
  {
    signature: 'modelUnitsSeeing(model, input, layer, index, axis = 1)',
    docs: 'The rows of a layer whose units (first channel, middle of the other axes) see row `index` of the input.',
    call: unitsSeeing,
  },
];

function openEnds(given: Arguments): [number, number] {
  const place = placeOf(given);
  return endsOr(fieldAt(place).unclipped[place.axis]);
}

function realEnds(given: Arguments): [number, number] {
  return endsOr(extentOf(seenBy(given)));
}

function seenBy(given: Arguments): IndexSet {
  const place = placeOf(given);
  return fieldAt(place).seen[place.axis] ?? [];
}

/** Errors: ArgumentError for a unit that sees nothing. */
function endsOr(ends: readonly [number, number] | undefined): [number, number] {
  if (ends) return [...ends];
  throw new ArgumentError('receptive field', 'a unit that sees something', 'one that sees nothing');
}

function unitsSeeing(given: Arguments): Value {
  const { model, layer, axis } = placeOf(given.with({ unit: [] }));
  const index = given.integer('index');
  const shape = model.layers[layer]?.shape ?? model.input;
  const rows = Array.from({ length: shape[axis] ?? 0 }, (_, row) => row);
  const middle = shape.map((size, at) => (at === 0 ? 0 : Math.floor(size / 2)));
  const seeing = rows.filter((row) => {
    const { seen } = receptiveField(model, layer, middle.with(axis, row));
    return seen[axis]?.some(([first, last]) => first <= index && index <= last);
  });
  return sizesValue(seeing);
}
