import type { AnyOp } from '#core/ops/op.ts';
import type { Tensor } from './tensor.ts';

/** One line of a tape: an op that was carried out. */
export interface Entry {
  /** Rises by 1 with every op recorded and every change in place. */
  readonly order: number;
  readonly op: AnyOp;
  readonly inputs: readonly (Tensor | undefined)[];
  readonly options: unknown;
  readonly output: Tensor;
  /** The number of the sweep that saw this line last, and its place there. */
  seenBy: number;
  place: number;
}

let recorded = 0;
let sweeps = 0;

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
  const sweep = ++sweeps;
  const found: Entry[] = [];
  const open = output.entry ? [output.entry] : [];
  let isInOrder = true;
  for (let entry = open.pop(); entry; entry = open.pop()) {
    if (entry.seenBy === sweep) continue;
    entry.seenBy = sweep;
    isInOrder &&= entry.order < (found.at(-1)?.order ?? Infinity);
    found.push(entry);
    for (let i = 0; i < entry.inputs.length; i++) {
      const next = entry.inputs[i]?.entry;
      if (next && next.seenBy !== sweep) open.push(next);
    }
  }
  // Mostly one op follows another, and then the list is the tape read backwards already.
  if (!isInOrder) found.sort((a, b) => b.order - a.order);
  return found.reverse();
}
