import { finished } from '#core/errors.ts';
import type { AnyOp } from '#core/ops/op.ts';
import type { Tensor } from './tensor.ts';

/** Sees every op on tensors as it is carried out, for instance to draw a graph or to write a trace. */
export type Watcher = (
  op: AnyOp,
  inputs: readonly (Tensor | undefined)[],
  options: unknown,
  output: Tensor,
) => void;

let recording = true;
const watchers: Watcher[] = [];

/** Whether ops on tensors are written down. */
export function isRecording(): boolean {
  return recording;
}

/**
 * What `compute` yields, with nothing written down: its results do not require gradients.
 *
 * Source: torch.no_grad.
 */
export function noGrad<T>(compute: () => T): T {
  const before = recording;
  recording = false;
  try {
    return finished('noGrad', compute());
  } finally {
    recording = before;
  }
}

/** What `compute` yields; meanwhile `watcher` is told of every op on tensors, recorded or not. */
export function watching<T>(watcher: Watcher, compute: () => T): T {
  watchers.push(watcher);
  try {
    return finished('watching', compute());
  } finally {
    watchers.splice(watchers.lastIndexOf(watcher), 1);
  }
}

/** Tells the watchers. */
export const notice: Watcher = (op, inputs, options, output) => {
  for (let i = 0; i < watchers.length; i++) watchers[i]?.(op, inputs, options, output);
};
