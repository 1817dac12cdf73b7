import type { Settings, Shape } from '../layer-kind.ts';
import { ModelTextError } from '../model-builder.ts';
import type { ModelBuilder } from '../model-builder.ts';
import { convolutionBehind, poolBehind, transposedBehind } from './keras-windows.ts';
import type { KerasRow } from './keras-table.ts';

/** Where a layer of a summary stands. */
export interface KerasPlace {
  builder: ModelBuilder;
  row: KerasRow;
  /** Shape of what it reads, channels last. */
  input: Shape;
  /** Nodes that it reads. */
  sources: readonly number[];
  note(message: string): void;
}

type Write = (place: KerasPlace) => void;

const same =
  (kind: string, settings: Settings = {}): Write =>
  ({ builder, row }) =>
    builder.add(kind, settings, row.place, { name: row.name });

const globalPool =
  (kind: string): Write =>
  ({ builder, row, input }) => {
    const axes = input.length - 1;
    builder.add(`${kind}${axes}d`, { outputSize: 1 }, row.place, { name: row.name });
    // With keepdims the result keeps its axes of size 1.
    if (row.shape.length === 1) builder.add('Flatten', {}, row.place);
  };

const merge =
  (kind: 'Add' | 'Concat'): Write =>
  ({ builder, row, sources }) => {
    if (sources.length < 2)
      throw new ModelTextError(
        row.place,
        `The summary does not tell what ${row.name} joins: its column “Connected to” is missing.`,
      );
    builder.add(kind, {}, row.place, { name: row.name, inputs: sources });
  };

/** Keras's layers and how each is written as ours, by class. */
const kerasLayers: ReadonlyMap<string, Write> = new Map<string, Write>([
  ...([1, 2, 3] as const).flatMap((axes): [string, Write][] => [
    [`Conv${axes}D`, (place) => convolutionBehind(place, axes, 'full')],
    [`DepthwiseConv${axes}D`, (place) => convolutionBehind(place, axes, 'depthwise')],
    [`SeparableConv${axes}D`, (place) => convolutionBehind(place, axes, 'separable')],
    [`Conv${axes}DTranspose`, (place) => transposedBehind(place, axes)],
    [`MaxPooling${axes}D`, (place) => poolBehind(place, `MaxPool${axes}d`)],
    [`AveragePooling${axes}D`, (place) => poolBehind(place, `AvgPool${axes}d`)],
    [`GlobalAveragePooling${axes}D`, globalPool('AdaptiveAvgPool')],
    [`GlobalMaxPooling${axes}D`, globalPool('AdaptiveMaxPool')],
    [`ZeroPadding${axes}D`, zeroPadding],
    [`UpSampling${axes}D`, upsampling],
    [`SpatialDropout${axes}D`, same('Dropout')],
  ]),
  ['Dense', dense],
  ['Flatten', same('Flatten')],
  ['Dropout', same('Dropout')],
  ['BatchNormalization', batchNorm],
  ['ReLU', same('ReLU')],
  ['LeakyReLU', same('LeakyReLU')],
  ['ELU', same('ELU')],
  ['Softmax', same('Softmax')],
  ['Activation', activation],
  ['Add', merge('Add')],
  ['Concatenate', merge('Concat')],
]);

/** How a class is written; one that the table cut off (`GlobalAveragePool…`) is known when only one fits the input. */
export function kerasLayer(className: string, input: Shape): Write | undefined {
  const known = kerasLayers.get(className);
  if (known || !className.endsWith('…')) return known;
  const axes = `${input.length - 1}D`;
  const fitting = [...kerasLayers.keys()].filter(
    (name) => name.startsWith(className.slice(0, -1)) && (!/\dD/.test(name) || name.includes(axes)),
  );
  return fitting.length === 1 ? kerasLayers.get(fitting[0] as string) : undefined;
}

function dense({ builder, row, input }: KerasPlace): void {
  const [inFeatures, outFeatures] = [input.at(-1) as number, row.shape.at(-1) as number];
  const weights = inFeatures * outFeatures;
  const bias = row.parameters === weights + outFeatures;
  if (!bias && row.parameters !== weights)
    throw new ModelTextError(
      row.place,
      `A dense layer ${inFeatures} → ${outFeatures} has ${weights + outFeatures} parameters, not ${row.parameters}.`,
    );
  if (input.length > 1)
    throw new ModelTextError(
      row.place,
      'A dense layer on several axes has no counterpart here; put Flatten before it.',
    );
  const settings: Settings = bias ? { inFeatures, outFeatures } : { inFeatures, outFeatures, bias };
  builder.add('Linear', settings, row.place, { name: row.name });
}

/** Keras counts the running statistics too: 4 numbers a channel, 2 without scale and shift. */
function batchNorm({ builder, row, input }: KerasPlace): void {
  const channels = input.at(-1) as number;
  const each = row.parameters / channels;
  if (each !== 4 && each !== 2)
    throw new ModelTextError(
      row.place,
      each === 3
        ? 'Three numbers a channel: whether scale or shift is missing does not stand in a summary.'
        : `A batch norm over ${channels} channels does not have ${row.parameters} parameters.`,
    );
  const affine: Settings = each === 2 ? { affine: false } : {};
  builder.add('BatchNorm', { numFeatures: channels, ...affine }, row.place, { name: row.name });
}

function activation({ builder, row, note }: KerasPlace): void {
  note(
    `Which activation ${row.name} is does not stand in a summary; ReLU is taken. Sizes do not depend on it.`,
  );
  builder.add('ReLU', {}, row.place, { name: row.name });
}

function zeroPadding({ builder, row, input, note }: KerasPlace): void {
  const added = row.shape.slice(0, -1).map((size, axis) => size - (input[axis] as number));
  if (added.some((each) => each % 2 !== 0))
    throw new ModelTextError(
      row.place,
      'An odd number of zeros was added; on which side more of them stand is not in a summary.',
    );
  note('The zeros are taken to stand on both sides alike.');
  const padding = added.toReversed().flatMap((each) => [each / 2, each / 2]);
  builder.add(`ZeroPad${added.length}d`, { padding }, row.place, { name: row.name });
}

function upsampling({ builder, row, input }: KerasPlace): void {
  const scaleFactor = row.shape.slice(0, -1).map((size, axis) => size / (input[axis] as number));
  builder.add('Upsample', { scaleFactor }, row.place, { name: row.name });
}
