import type { Settings } from '../layer-kind.ts';
import { ModelTextError } from '../model-builder.ts';
import { candidates, only, range } from './keras-candidates.ts';
import type { KerasPlace } from './keras-layers.ts';

/** How many weights a filter bank has: for all channels, one a channel, or depthwise and then pointwise. */
type Sort = 'full' | 'depthwise' | 'separable';

/**
 * The convolution behind a row: every square kernel, stride and padding (“valid” or “same”) that fits parameters and
 * shape is tried, and the only one is taken.
 *
 * Errors: ModelTextError when none fits or several do.
 */
export function convolutionBehind(place: KerasPlace, axes: number, sort: Sort): void {
  const { row, input, builder, note } = place;
  const [channels, filters] = [input.at(-1) as number, row.shape.at(-1) as number];
  checkAxes(place, axes);
  const weights = (taps: number): number =>
    sort === 'full'
      ? taps * channels * filters
      : sort === 'depthwise'
        ? taps * filters
        : taps * channels + channels * filters;
  const found = candidates(place, (taps) =>
    [true, false].filter((bias) => weights(taps) + (bias ? filters : 0) === row.parameters),
  );
  const { kernel, stride, padding, bias } = only(place, found);
  if (axes > 1)
    note(`The kernel is taken to be square: ${new Array(axes).fill(kernel).join(' × ')}.`);
  const zeros = paddingSettings(place, padding);
  const biasSetting: Settings = bias ? {} : { bias };
  const groups: Settings = sort === 'full' ? {} : { groups: channels };
  const settings = {
    inChannels: channels,
    outChannels: sort === 'separable' ? channels : filters,
    ...{ kernelSize: kernel, stride, padding: zeros },
    ...groups,
  };
  const own: Settings = sort === 'separable' ? { bias: false } : biasSetting;
  builder.add(`Conv${axes}d`, { ...settings, ...own }, row.place, { name: row.name });
  if (sort !== 'separable') return;
  const pointwise = { inChannels: channels, outChannels: filters, kernelSize: 1, ...biasSetting };
  builder.add(`Conv${axes}d`, pointwise, row.place, { name: `${row.name}.pointwise` });
}

/** The pool behind a row: windows side by side, as Keras has them unless told otherwise. */
export function poolBehind(place: KerasPlace, kind: string): void {
  const { row, builder, note } = place;
  checkAxes(place, Number(kind.at(-2)));
  const found = candidates(place, () => [false]).filter(({ kernel, stride }) => kernel === stride);
  const { kernel, padding } = only(place, found);
  if (padding.some(([before, after]) => before > 0 && before !== after))
    throw new ModelTextError(
      row.place,
      `${row.name} pads one side more than the other, which ${kind} cannot.`,
    );
  note(`Pool size and stride are taken to be equal: ${kernel}.`);
  // Padding at the end alone is a last window that hangs over.
  const ceilMode: Settings = padding.some(([before, after]) => after > before)
    ? { ceilMode: true }
    : {};
  const settings = { kernelSize: kernel, padding: padding.map(([before]) => before), ...ceilMode };
  builder.add(kind, settings, row.place, { name: row.name });
}

/** The transposed convolution behind a row; “same” makes size · stride of it, “valid” (size − 1) · stride + kernel. */
export function transposedBehind(place: KerasPlace, axes: number): void {
  const { row, input, builder } = place;
  checkAxes(place, axes);
  const [channels, filters] = [input.at(-1) as number, row.shape.at(-1) as number];
  const found: { kernel: number; stride: number; cut: number; extra: number; bias: boolean }[] = [];
  const outs = row.shape.slice(0, -1);
  for (const kernel of range(11))
    for (const bias of [true, false])
      if (kernel ** axes * channels * filters + (bias ? filters : 0) === row.parameters)
        for (const stride of range(8)) {
          const full = (size: number): number => (size - 1) * stride + kernel;
          const over = Math.max(kernel - stride, 0);
          if (
            outs.every(
              (size, axis) =>
                size === Math.max(full(input[axis] as number), (input[axis] as number) * stride),
            )
          )
            found.push({ kernel, stride, cut: 0, extra: Math.max(stride - kernel, 0), bias });
          else if (outs.every((size, axis) => size === (input[axis] as number) * stride))
            found.push({ kernel, stride, cut: Math.ceil(over / 2), extra: over % 2, bias });
        }
  const { kernel, stride, cut, extra, bias } = only(place, found);
  const settings = {
    ...{ inChannels: channels, outChannels: filters, kernelSize: kernel, stride },
    ...{ padding: cut, outputPadding: extra },
    ...(bias ? {} : { bias }),
  };
  builder.add(`ConvTranspose${axes}d`, settings, row.place, { name: row.name });
}

/** Zeros on both sides, or a ZeroPad layer before where the sides differ. */
function paddingSettings(
  { builder, row }: KerasPlace,
  padding: readonly (readonly [number, number])[],
): readonly number[] {
  if (padding.every(([before, after]) => before === after))
    return padding.map(([before]) => before);
  builder.add(`ZeroPad${padding.length}d`, { padding: padding.toReversed().flat() }, row.place, {
    name: `${row.name}.pad`,
  });
  return padding.map(() => 0);
}

function checkAxes({ row, input }: KerasPlace, axes: number): void {
  if (input.length === axes + 1 && row.shape.length === axes + 1) return;
  throw new ModelTextError(
    row.place,
    `${row.className} reads and yields ${axes + 1} axes after the batch.`,
  );
}
