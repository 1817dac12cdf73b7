import type { Random } from '#core/random.ts';
import { Conv3 } from './conv3.ts';
import { digitAt } from './digit-rows.ts';
import { Linear } from './linear.ts';
import { MaxPool2 } from './max-pool2.ts';
import { PositionMean } from './position-mean.ts';
import { Relu } from './relu.ts';
import { SmallNet } from './small-net.ts';

/** A net and how it is trained. */
export interface NetKind {
  name: 'A' | 'G';
  build(): SmallNet;
  /** Rows and columns of its pictures. */
  rows: number;
  columns: number;
  epochs: number;
  rate: number;
  /** What the rate is multiplied with in an epoch, counted from 0. */
  decay(epoch: number, epochs: number): number;
  /** Fills `into` with the digit of a row as it is shown in training. */
  show(row: number, random: Random, into: Float64Array): void;
}

/** Columns of the canvas on which a digit may begin. */
export const PLACES = 9;

/** 3,818 parameters, for one digit: [1, 8, 8] → 10 scores. */
export const NET_A: NetKind = {
  name: 'A',
  rows: 8,
  columns: 8,
  epochs: 8,
  rate: 0.05,
  decay: () => 1,
  show: (row, _, into) => into.set(digitAt(row)),
  build: () =>
    new SmallNet([
      new Conv3('conv1', { inChannels: 1, outChannels: 8, rows: 8, columns: 8, padding: 1 }),
      new Relu('relu1', 8 * 64),
      new Conv3('conv2', { inChannels: 8, outChannels: 16, rows: 8, columns: 8, padding: 1 }),
      new Relu('relu2', 16 * 64),
      new MaxPool2('pool', 16, 8, 8),
      new Linear('linear', 256, 10),
    ]),
};

/** 3,738 parameters, for a digit anywhere on a canvas: [1, 8, 16] → 10 scores. */
export const NET_G: NetKind = {
  name: 'G',
  rows: 8,
  columns: 16,
  epochs: 16,
  rate: 0.05,
  decay: (epoch, epochs) => 1 - epoch / epochs,
  show: (row, random, into) => place(row, Math.floor(PLACES * random.next()), into),
  build: () =>
    new SmallNet([
      new Conv3('conv1', { inChannels: 1, outChannels: 8, rows: 8, columns: 16, padding: 1 }),
      new Relu('relu1', 8 * 128),
      new MaxPool2('pool', 8, 8, 16),
      new Conv3('conv2', { inChannels: 8, outChannels: 16, rows: 4, columns: 8, padding: 1 }),
      new Relu('relu2', 16 * 32),
      new Conv3('conv3', { inChannels: 16, outChannels: 16, rows: 4, columns: 8, padding: 1 }),
      new Relu('relu3', 16 * 32),
      new PositionMean('mean', 16, 32),
      new Linear('linear', 16, 10),
    ]),
};

/** An empty canvas of 8 × 16 with the digit of a row from `column` on. */
export function place(row: number, column: number, into: Float64Array): void {
  into.fill(0);
  const digit = digitAt(row);
  for (let r = 0; r < 8; r++)
    into.set(digit.subarray(r * 8, r * 8 + 8), r * NET_G.columns + column);
}
