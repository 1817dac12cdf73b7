import { ArgumentError } from '#core/errors.ts';
import type { Axes } from '#core/ops/axis-sizes.ts';
import { avgPool1dOp } from '#core/ops/avg-pool1d.ts';
import { avgPool2dOp } from '#core/ops/avg-pool2d.ts';
import { avgPool3dOp } from '#core/ops/avg-pool3d.ts';
import { maxPool1dOp } from '#core/ops/max-pool1d.ts';
import { maxPool2dOp } from '#core/ops/max-pool2d.ts';
import { maxPool3dOp } from '#core/ops/max-pool3d.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { noParameters } from '../layer-kind.ts';
import type { LayerKind, Settings } from '../layer-kind.ts';
import { flagIn, sizesIn, withDefaults } from '../settings.ts';
import { AXES, checkFit, checkRank, readsByWindows } from './window-axes.ts';
import type { PaddedRule } from './window-axes.ts';

const maxOps = { 1: maxPool1dOp, 2: maxPool2dOp, 3: maxPool3dOp } as const;
const averageOps = { 1: avgPool1dOp, 2: avgPool2dOp, 3: avgPool3dOp } as const;

/** MaxPool1d to 3d and AvgPool1d to 3d. Source: torch.nn.MaxPool2d, torch.nn.AvgPool2d; sizes come from our ops. */
export const poolKinds: LayerKind[] = AXES.flatMap((axes) => [
  maxPoolKind(axes),
  avgPoolKind(axes),
]);

function maxPoolKind(axes: Axes): LayerKind {
  const name = `MaxPool${axes}d`;
  return {
    name,
    settings: [
      { name: 'kernelSize' },
      { name: 'stride', fallback: null },
      { name: 'padding', fallback: 0 },
      { name: 'dilation', fallback: 1 },
      { name: 'returnIndices', fallback: false },
      { name: 'ceilMode', fallback: false },
    ],
    plan(given, [input]) {
      checkRank(name, axes, input);
      const all = withDefaults(this.settings, given);
      const { settings, rules, options } = readPool(name, axes, all, input);
      return {
        ...poolPlan(input, settings, rules),
        shape: maxOps[axes].shape([input], options),
        cost: () => maxOps[axes].cost([input], options),
      };
    },
  };
}

function avgPoolKind(axes: Axes): LayerKind {
  const name = `AvgPool${axes}d`;
  return {
    name,
    settings: [
      { name: 'kernelSize' },
      { name: 'stride', fallback: null },
      { name: 'padding', fallback: 0 },
      { name: 'ceilMode', fallback: false },
      { name: 'countIncludePad', fallback: true },
      { name: 'divisorOverride', fallback: null },
    ],
    plan(given, [input]) {
      checkRank(name, axes, input);
      const { settings, rules, options } = readPool(
        name,
        axes,
        { ...withDefaults(this.settings, given), dilation: 1 },
        input,
      );
      const all = { ...options, countIncludePad: flagIn(settings, name, 'countIncludePad') };
      return {
        ...poolPlan(input, settings, rules),
        shape: averageOps[axes].shape([input], all),
        cost: () => averageOps[axes].cost([input], all),
      };
    },
  };
}

interface PoolReading {
  settings: Settings;
  rules: PaddedRule[];
  options: {
    kernelSize: number[];
    stride: number[];
    padding: number[];
    dilation: number[];
    ceilMode: boolean;
  };
}

/** Errors: ArgumentError for settings out of range, and for a kernel that does not fit. */
function readPool(
  who: string,
  axes: Axes,
  settings: Settings,
  input: readonly number[],
): PoolReading {
  const sizes = (name: string, least: number) => sizesIn(settings, who, name, { axes, least });
  const kernelSize = sizes('kernelSize', 1);
  const stride = settings['stride'] === null ? kernelSize : sizes('stride', 1);
  const [padding, dilation] = [sizes('padding', 0), sizes('dilation', 1)];
  const rules = kernelSize.map((kernel, axis): PaddedRule => {
    const each = padding[axis] as number;
    if (each > kernel / 2)
      throw new ArgumentError(who, `padding of at most half the kernel ${kernel}`, `${each}`);
    return {
      kernel,
      stride: stride[axis] as number,
      dilation: dilation[axis] as number,
      before: each,
      after: each,
    };
  });
  checkFit(who, input.slice(1), rules);
  const ceilMode = flagIn(settings, who, 'ceilMode');
  const options = { kernelSize, stride, padding, dilation, ceilMode };
  return { settings: { ...settings, kernelSize, stride }, rules, options };
}

/** What all pools share: no parameters, each channel by itself. */
function poolPlan(input: readonly number[], settings: Settings, rules: readonly PaddedRule[]) {
  return {
    settings,
    parameters: noParameters,
    multiplyAdds: 0,
    reads: readsByWindows(input, rules, (outputs) => outputs),
    steps: rules.map(({ stride }) => Rational.of(stride)),
  };
}
