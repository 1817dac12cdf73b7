import { ArgumentError } from '#core/errors.ts';
import type { Axes } from '#core/ops/axis-sizes.ts';
import { noCost } from '#core/ops/cost.ts';
import { tapsOfMode } from '#core/ops/interpolate-taps.ts';
import type { InterpolateMode } from '#core/ops/interpolate-taps.ts';
import { interpolateOp } from '#core/ops/interpolate.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { clipTo, indicesOf, uniteIntervals } from '../index-set.ts';
import type { IndexSet, Interval } from '../index-set.ts';
import { noParameters } from '../layer-kind.ts';
import type { LayerKind, Setting, Settings } from '../layer-kind.ts';
import { shownSetting, sizesIn, withDefaults } from '../settings.ts';
import { AXES, checkRank } from './window-axes.ts';

/** Upsample, and zeros put around an image. Source: torch.nn.Upsample, torch.nn.ZeroPad2d. */
export const resizeKinds: LayerKind[] = [upsample(), ...AXES.map(zeroPad)];

function upsample(): LayerKind {
  const name = 'Upsample';
  return {
    name,
    settings: [
      { name: 'size', fallback: null },
      { name: 'scaleFactor', fallback: null },
      { name: 'mode', fallback: 'nearest' },
      { name: 'alignCorners', fallback: null },
    ],
    plan(given, [input]) {
      const settings = withDefaults(this.settings, given);
      const mode = modeIn(settings);
      const alignCorners = settings['alignCorners'] === true;
      const [size, scaleFactor] = [numbersIn(settings, 'size'), numbersIn(settings, 'scaleFactor')];
      const options = {
        mode,
        ...(size && { size }),
        ...(scaleFactor && { scaleFactor }),
        ...(alignCorners && { alignCorners }),
      };
      const batched = interpolateOp.shape([[1, ...input]], options);
      const shape = batched.slice(1);
      return {
        settings,
        shape,
        parameters: noParameters,
        multiplyAdds: 0,
        cost: () => interpolateOp.cost([[1, ...input]], options),
        reads: ([channels = [], ...places]) => [
          [
            channels,
            ...places.map((set, axis) => {
              const factor = scaleFactor?.[axis] ?? scaleFactor?.[0];
              const [cells, count] = [input[axis + 1] as number, shape[axis + 1] as number];
              const read = { size: cells, count, scale: factor, alignCorners };
              return readTaps(clipTo(set, count), tapsOfMode[mode](read));
            }),
          ],
        ],
        steps: shape.slice(1).map((count, axis) => Rational.of(input[axis + 1] as number, count)),
      };
    },
  };
}

/** The cells with a weight other than 0 behind each result. */
function readTaps(set: IndexSet, taps: ReturnType<(typeof tapsOfMode)[InterpolateMode]>): IndexSet {
  const { start, index, weight } = taps;
  const read = indicesOf(set).flatMap((r): Interval[] => {
    const places = Array.from(index.slice(start[r], start[r + 1]));
    return places.flatMap((cell, t) =>
      weight[(start[r] as number) + t] === 0 ? [] : [[cell, cell]],
    );
  });
  return uniteIntervals(read);
}

function modeIn(settings: Settings): InterpolateMode {
  const mode = settings['mode'];
  if (typeof mode === 'string' && Object.hasOwn(tapsOfMode, mode)) return mode as InterpolateMode;
  throw new ArgumentError(
    'Upsample',
    `a mode such as ${Object.keys(tapsOfMode).slice(0, 4).join(', ')}`,
    shownSetting(mode),
  );
}

function numbersIn(settings: Settings, name: string): number[] | undefined {
  const value: Setting | undefined = settings[name];
  if (value === null || value === undefined) return undefined;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.every((each) => typeof each === 'number' && each > 0)) return list as number[];
  throw new ArgumentError('Upsample', `${name} as a number above 0`, shownSetting(value));
}

/** Zeros around each axis; PyTorch lists the last axis first: left, right, top, bottom. */
function zeroPad(axes: Axes): LayerKind {
  const name = `ZeroPad${axes}d`;
  return {
    name,
    settings: [{ name: 'padding' }],
    plan(given, [input]) {
      checkRank(name, axes, input);
      const padding = sizesIn(given, name, 'padding', { axes: 2 * axes, least: 0 });
      const sides = Array.from({ length: axes }, (_, axis) => {
        const at = 2 * (axes - 1 - axis);
        return [padding[at] as number, padding[at + 1] as number] as const;
      });
      const shape = input.map((size, axis) => {
        const [before, after] = axis === 0 ? [0, 0] : (sides[axis - 1] as readonly number[]);
        return size + (before as number) + (after as number);
      });
      return {
        settings: { ...given, padding },
        shape,
        parameters: noParameters,
        multiplyAdds: 0,
        cost: () => noCost,
        reads: ([channels = [], ...places], clip) => [
          [
            channels,
            ...places.map((set, axis) => {
              const [before] = sides[axis] as readonly [number, number];
              const read = set.map(([first, last]): Interval => [first - before, last - before]);
              return clip ? clipTo(read, input[axis + 1] as number) : read;
            }),
          ],
        ],
        steps: sides.map(() => Rational.one),
      };
    },
  };
}
