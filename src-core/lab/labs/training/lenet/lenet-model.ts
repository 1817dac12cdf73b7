import {
  AvgPool2d,
  Conv2d,
  Flatten,
  Linear,
  MaxPool2d,
  ReLU,
  Sequential,
  Tanh,
} from '#core/nn/index.ts';
import type { Layer } from '#core/nn/layer.ts';
import { TableConv2d } from './table-conv.ts';

/** Which maps of the second layer each of the sixteen maps of C3 sees. */
export const C3_TABLE: readonly (readonly number[])[] = [
  ...Array.from({ length: 6 }, (_, start) => ring(start, 3)),
  ...Array.from({ length: 6 }, (_, start) => ring(start, 4)),
  [0, 1, 3, 4],
  [1, 2, 4, 5],
  [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
];

export interface LenetOptions {
  channels: number;
  classes: number;
  /** C3 with the table of 1998 instead of all 96 connections: 60,806 instead of 61,706 parameters. */
  hasTable: boolean;
  activation: 'ReLU' | 'tanh';
  pooling: 'max' | 'average';
}

/**
 * LeNet-5 for pictures of 28 × 28: 6 and 16 maps with filters of 5 × 5, each halved by pooling, then 120, 84 and the
 * classes fully connected.
 */
export function lenetModel(options: LenetOptions): Sequential {
  const { channels, classes, hasTable, activation, pooling } = options;
  const act = (): Layer => (activation === 'ReLU' ? new ReLU() : new Tanh());
  const pool = (): Layer => (pooling === 'max' ? new MaxPool2d(2) : new AvgPool2d(2));
  return new Sequential({
    conv1: new Conv2d(channels, 6, 5, { padding: 2 }),
    act1: act(),
    pool1: pool(),
    conv3: hasTable ? new TableConv2d(6, C3_TABLE, 5) : new Conv2d(6, 16, 5),
    act3: act(),
    pool3: pool(),
    flatten: new Flatten(),
    fc5: new Linear(400, 120),
    act5: act(),
    fc6: new Linear(120, 84),
    act6: act(),
    output: new Linear(84, classes),
  });
}

/** So many maps in a row, after map 5 from map 0 on. */
function ring(start: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (start + i) % 6).sort();
}
