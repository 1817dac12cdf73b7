// Computes what lies on the bench, in a thread of its own: the window goes on meanwhile.

import { answerWorkbench } from '#core/workbench/answer-workbench.ts';
import type { WorkbenchAnswer } from '#core/workbench/answer-workbench.ts';
import type { WorkbenchState } from '#core/workbench/workbench-state.ts';

/** What the window asks. */
export interface BenchQuestion {
  /** Given back with the answer. */
  number: number;
  state: WorkbenchState;
}

/** What it hears. */
export interface BenchReply {
  number: number;
  answer: WorkbenchAnswer;
}

self.addEventListener('message', ({ data }: MessageEvent<BenchQuestion>) => {
  const answer = answerWorkbench(data.state);
  const { results = [], tensors = [] } = answer.run ?? {};
  // Moved, not copied; a set keeps what stands in two places from being moved twice.
  const buffers = new Set(
    [...results, ...tensors].flatMap(({ values, gradient }) => [
      values.buffer,
      ...(gradient ? [gradient.buffer] : []),
    ]),
  );
  const reply: BenchReply = { number: data.number, answer };
  self.postMessage(reply, { transfer: [...buffers] });
});
