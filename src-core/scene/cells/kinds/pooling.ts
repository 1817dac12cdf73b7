import { ArgumentError } from '#core/errors.ts';
import { poolOut } from '#core/ops/pool-windows.ts';
import type { Block } from '../block.ts';
import { makeBlock } from '../make-block.ts';
import type { PoolingSpec } from '../cells-spec.ts';
import { checkWindows } from '../check-spec.ts';
import type { Factor } from '../contribution.ts';
import { largestForm, meanForm } from '../form.ts';
import type { Layout } from '../layout.ts';
import { mapSizes, windowSettings } from '../settings.ts';
import { pairsUnder, windowRelation } from '../window-relation.ts';
import type { Pair, WindowSides } from '../window-relation.ts';
import { reachAlong, windowsOf } from '../windows.ts';
import type { Windows } from '../windows.ts';
import { paddedInput, windowedSizes } from './convolution.ts';

/**
 * y[c, i, j] = the largest of x[c, i·s − p + a·d, …] over a window; padding never wins.
 *
 * Errors: ArgumentError when the kernel is larger than the padded input, or padding larger than half of it.
 * Source: torch.nn.functional.max_pool2d.
 */
export function maxPooling(spec: PoolingSpec): Layout {
  return pooling(spec, 'Max pooling', '−∞', {
    rule: 'Each output cell is the largest cell of one window of its own channel.',
    form: largestForm,
    factorOf(sides) {
      const { values } = sides.large;
      const chosen = new Map<number, number | undefined>();
      return ({ small }, source): Factor => {
        if (!values || source === null)
          return { kind: 'choice', isChosen: source === null ? false : undefined };
        const key =
          (small.channel * sides.small.grid[2] + small.row) * sides.small.grid[3] + small.column;
        if (!chosen.has(key)) chosen.set(key, largestOf(sides, small, values));
        return { kind: 'choice', isChosen: chosen.get(key) === source };
      };
    },
  });
}

/**
 * y[c, i, j] = the mean of x[c, …] over a window. Places of the padding count unless `countIncludePad` is false; what
 * hangs over the padding in ceil mode never does.
 *
 * Errors: as `maxPooling`; ArgumentError for a dilation, which this pool has not.
 * Source: torch.nn.functional.avg_pool2d.
 */
export function averagePooling(spec: PoolingSpec): Layout {
  if (spec.dilation?.some((size) => size > 1))
    throw new ArgumentError('scene average-pooling', 'no dilation', spec.dilation.join(' × '));
  const isCounted = spec.countIncludePad ?? true;
  const layout = pooling(spec, 'Average pooling', isCounted ? '0' : '', {
    rule: 'Each output cell is the mean of one window of its own channel.',
    form: meanForm(undefined),
    factorOf: ({ large, windows }) => {
      const [, , rows, columns] = large.grid;
      return ({ small }): Factor => ({
        kind: 'share',
        of:
          countAlong(windows, 0, small.row, rows, isCounted) *
          countAlong(windows, 1, small.column, columns, isCounted),
      });
    },
  });
  return isCounted || !spec.padding.some(Boolean)
    ? layout
    : { ...layout, settings: [...layout.settings, 'padding not counted'] };
}

interface PoolRule {
  rule: string;
  form: typeof largestForm;
  factorOf(sides: WindowSides): (pair: Pair, source: number | null) => Factor;
}

function pooling(spec: PoolingSpec, title: string, label: string, pool: PoolRule): Layout {
  const who = `scene ${spec.scene}`;
  checkWindows(who, spec);
  const halves = spec.kernel.map((size) => Math.floor(size / 2));
  if (spec.padding.some((size, axis) => size > (halves[axis] ?? 0)))
    throw new ArgumentError(
      who,
      `padding of at most half the kernel, ${halves.join(' × ')}`,
      spec.padding.join(' × '),
    );
  const windows = windowsOf(spec);
  const ceilMode = spec.ceilMode ?? false;
  const sizes = windowedSizes(who, spec, (size, kernel, options) =>
    poolOut(size, { kernel, ceilMode, ...options }),
  );
  const small = makeBlock({
    id: 'output',
    role: 'output',
    letter: 'y',
    title: 'Output',
    sign: '→',
    shape: [spec.input[0] ?? 1, ...sizes],
  });
  const large = withOverhang(paddedInput(spec, windows, label), small, windows);
  const channels = {
    largeOf: (channel: number) => [channel],
    smallOf: (channel: number) => [channel],
  };
  const sides: WindowSides = { windows, large, small, channels };
  return {
    title,
    settings: [
      `window ${spec.kernel.join(' × ')}`,
      ...windowSettings(spec, ' (dotted)'),
      ...(ceilMode ? ['ceil mode'] : []),
    ],
    rule: pool.rule,
    sizes: mapSizes(spec),
    blocks: [large, small],
    relations: [
      windowRelation({
        sides,
        direction: 'large-to-small',
        form: pool.form,
        factorOf: pool.factorOf(sides),
      }),
    ],
    step: { block: small.id, word: 'window' },
    matrix: { rows: small.id, columns: large.id },
  };
}

/** In ceil mode the last windows may hang over the padding: the margin reaches as far as they do. */
function withOverhang(large: Block, { grid }: Block, windows: Windows): Block {
  const over = ([0, 1] as const).map((axis) => {
    const last = (grid[axis + 2] ?? 1) - 1;
    const end = last * windows.stride[axis] - windows.padding[axis] + reachAlong(windows, axis);
    return end - (large.grid[axis + 2] ?? 1);
  });
  const { margin } = large;
  return {
    ...large,
    margin: {
      ...margin,
      bottom: Math.max(margin.bottom, over[0] ?? 0),
      right: Math.max(margin.right, over[1] ?? 0),
    },
  };
}

/** The first cell that no other of its window exceeds; NaN wins, as in PyTorch. */
function largestOf(
  sides: WindowSides,
  small: Pair['small'],
  values: Float64Array,
): number | undefined {
  const [, rows, columns] = sides.large.grid.slice(1) as [number, number, number];
  let best: number | undefined;
  for (const { large } of pairsUnder(sides, small)) {
    if (large.row < 0 || large.row >= rows || large.column < 0 || large.column >= columns) continue;
    const cell = (large.channel * rows + large.row) * columns + large.column;
    const value = values[cell] ?? 0;
    const held = best === undefined ? -Infinity : (values[best] ?? 0);
    if (best === undefined || value > held || (Number.isNaN(value) && !Number.isNaN(held)))
      best = cell;
  }
  return best;
}

/** How many places of one axis an average counts. */
function countAlong(
  { kernel, stride, padding }: Windows,
  axis: 0 | 1,
  small: number,
  size: number,
  isPaddingCounted: boolean,
): number {
  const start = small * stride[axis] - padding[axis];
  const end = start + kernel[axis];
  return isPaddingCounted
    ? Math.min(end, size + padding[axis]) - start
    : Math.min(end, size) - Math.max(start, 0);
}
