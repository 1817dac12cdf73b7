import { printPyTorch } from '#core/layers/notation/print-pytorch.ts';
import type { Setting } from '#core/layers/layer-kind.ts';
import { isWindowIdle, readCounts, readRows } from '#core/layers/window-coverage.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { layerArgument, modelArgument, sizesValue } from './model-arguments.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** What a model is made of, and how the windows of one layer cover what they read. */
export const modelLayerFunctions: PackFunction[] = [
  {
    signature: 'modelKinds(model, input)',
    docs: 'PyTorch\'s names of all layers, in order; branches end in "Add" or "Concat".',
    call: (given) => modelArgument(given).layers.map(({ kind }) => kind),
  },
  {
    signature: 'modelCount(model, input, kind)',
    docs: 'How many layers have a name that begins with `kind`: "Conv2d", "Conv", "Concat".',
    call: (given) =>
      Rational.of(
        modelArgument(given).layers.filter(({ kind }) => kind.startsWith(given.text('kind')))
          .length,
      ),
  },
  {
    signature: 'modelLastMap(model, input)',
    docs: 'The number of the last layer whose result has more than one position, for functions that take a layer.',
    call: (given) =>
      Rational.of(
        modelArgument(given).layers.findLastIndex(({ shape }) =>
          shape.slice(1).some((size) => size > 1),
        ),
      ),
  },
  {
    signature: 'modelNames(model, input)',
    docs: 'Names of all layers as the text gives them, else their numbers.',
    call: (given) => modelArgument(given).layers.map(({ name }) => name),
  },
  {
    signature: 'modelSettings(model, input, kind, setting)',
    docs: 'One setting of every layer whose name begins with `kind`: modelSettings(m, input, "Conv2d", "kernelSize"). Sizes have one number an axis.',
    call: (given) =>
      modelArgument(given)
        .layers.filter(({ kind }) => kind.startsWith(given.text('kind')))
        .flatMap(({ settings }) => settingValue(settings[given.text('setting')])),
  },
  {
    signature: 'modelCode(model, input)',
    docs: 'The model as PyTorch code.',
    call: (given) => printPyTorch(modelArgument(given)),
  },
  {
    signature: 'layerReadCounts(model, input, layer = -1, axis = 1)',
    docs: "For each row of a layer's input, how many of its windows along that axis read it.",
    call: (given) => sizesValue(readCounts(...placeOf(given))),
  },
  {
    signature: 'layerUnread(model, input, layer = -1, axis = 1)',
    docs: "How many rows of a layer's input no window reads.",
    call: (given) =>
      Rational.of(readCounts(...placeOf(given)).filter((count) => count === 0).length),
    misreadings: [
      {
        id: 'layerUnread.end-only',
        title: 'rows at the end only',
        say: 'You counted the rows after the last window. Rows between two windows are left out as well.',
        call: (given) => {
          const counts = readCounts(...placeOf(given));
          return Rational.of(counts.length - 1 - counts.findLastIndex((count) => count > 0));
        },
      },
    ],
  },
  {
    signature: 'layerOverlaps(model, input, layer = -1, axis = 1)',
    docs: 'Whether two windows of a layer read the same row of its input.',
    call: (given) => readCounts(...placeOf(given)).some((count) => count > 1),
  },
  {
    signature: 'layerRowsRead(model, input, layer = -1, axis = 1)',
    docs: "For each row of a layer's result, the rows of its input that it reads (real ones).",
    call: (given) => readRows(...placeOf(given)).map(sizesValue),
  },
  {
    signature: 'layerIdleWindows(model, input, layer = -1, axis = 1)',
    docs: "How many rows of a layer's result read nothing but padding.",
    call: (given) => Rational.of(readRows(...placeOf(given)).filter(isWindowIdle).length),
  },
];

function placeOf(given: Arguments): [ReturnType<typeof modelArgument>, number, number] {
  const model = modelArgument(given);
  return [model, layerArgument(given, model), given.integer('axis')];
}

/** A setting as a value; none where it is None or left out. */
function settingValue(setting: Setting | undefined): Value[] {
  if (setting === undefined || setting === null) return [];
  if (typeof setting === 'number') return [Rational.of(setting)];
  if (typeof setting !== 'object') return [setting];
  return [setting.flatMap((each) => (each === null ? [] : [Rational.of(each)]))];
}
