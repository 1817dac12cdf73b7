import type { AnyOp } from '#core/ops/op.ts';
import type { Tensor } from './tensor.ts';

/** One line of a tape: an op that was carried out. Never changed afterwards. */
export interface Entry {
  /** Rises by 1 with every op recorded. */
  readonly order: number;
  readonly op: AnyOp;
  readonly inputs: readonly (Tensor | undefined)[];
  readonly options: unknown;
  readonly output: Tensor;
}

let recorded = 0;

/** The number of the next line. */
export function nextOrder(): number {
  return recorded++;
}

/**
 * The tape of a result: every op that went into it, in the order of execution.
 *
 * Lines hang on the tensors they made, so a tape lives exactly as long as somebody holds one of its results,
 * and nothing has to be freed by hand. Found with a list of open ends instead of recursion: any depth will do.
 */
export function tapeOf(output: Tensor): Entry[] {
  const found = new Set<Entry>();
  const open = output.entry ? [output.entry] : [];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (found.has(entry)) continue;
    found.add(entry);
    for (const input of entry.inputs) {
      if (input?.entry && !found.has(input.entry)) open.push(input.entry);
    }
  }
  return [...found].sort((a, b) => a.order - b.order);
}
