import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import type { Axes } from '#core/ops/axis-sizes.ts';
import type { Box } from '../box.ts';
import { clipTo, interval, readByWindows, uniteIntervals } from '../index-set.ts';
import type { IndexSet, WindowRule } from '../index-set.ts';
import type { Reads, Shape } from '../layer-kind.ts';

/** What the layers with windows along 1, 2 or 3 axes share. */

export const AXES: readonly Axes[] = [1, 2, 3];

const axisLetters: { readonly [A in Axes]: string } = { 1: 'C, L', 2: 'C, H, W', 3: 'C, D, H, W' };

/** Errors: ShapeError unless the input has channels and `axes` axes after them. */
export function checkRank(who: string, axes: Axes, input: Shape): void {
  if (input.length !== axes + 1)
    throw new ShapeError(who, `an input [${axisLetters[axes]}]`, input);
}

/** Errors: ArgumentError unless the layer is written for the channels that arrive. */
export function checkChannels(who: string, expected: number, input: Shape): void {
  if (input[0] === expected) return;
  throw new ArgumentError(
    who,
    `an input with ${expected} channels`,
    `${input[0]} channels, ${formatShape(input)}`,
  );
}

/** Errors: ArgumentError unless the kernel fits into the padded input along every axis. */
export function checkFit(who: string, sizes: Shape, rules: readonly PaddedRule[]): void {
  for (const [axis, { kernel, dilation, before, after }] of rules.entries()) {
    const covered = dilation * (kernel - 1) + 1;
    const padded = (sizes[axis] as number) + before + after;
    if (covered > padded)
      throw new ArgumentError(
        who,
        `a kernel that fits into ${padded} cells along axis ${axis + 1}`,
        `one that covers ${covered}`,
      );
  }
}

/** Windows along one axis whose padding may differ at both ends. */
export interface PaddedRule {
  kernel: number;
  stride: number;
  dilation: number;
  before: number;
  after: number;
}

/** The same as what `readByWindows` takes. */
function windowRule({ kernel, stride, dilation, before }: PaddedRule): WindowRule {
  return { kernel, stride, dilation, padding: before };
}

/** Input channels behind output channels: those of their groups. */
export function channelsOfGroups(
  outputs: IndexSet,
  { groups, inChannels, outChannels }: { groups: number; inChannels: number; outChannels: number },
): IndexSet {
  if (groups === 1) return outputs.length > 0 ? interval(0, inChannels - 1) : [];
  const [ins, outs] = [inChannels / groups, outChannels / groups];
  return uniteIntervals(
    outputs.map(([first, last]) => [
      Math.floor(first / outs) * ins,
      Math.floor(last / outs) * ins + ins - 1,
    ]),
  );
}

/** Reading by windows along each axis after the channels. */
export function readsByWindows(
  input: Shape,
  rules: readonly PaddedRule[],
  channels: (outputs: IndexSet) => IndexSet,
): Reads {
  return ([outputs = [], ...places]: Box, clip) => [
    [
      channels(outputs),
      ...places.map((set, axis) => {
        const read = readByWindows(set, windowRule(rules[axis] as PaddedRule));
        return clip ? clipTo(read, input[axis + 1] as number) : read;
      }),
    ],
  ];
}
