import type { Selection } from '#core/scene/cells/selection.ts';
import type { KeyStroke } from './view-point.ts';

const steps: Record<string, [row: number, column: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The row (output) and column (input) after a key; undefined when the key means nothing in a matrix. */
export function matrixAfterKey(
  { rows, columns }: { rows: number; columns: number },
  { output = null, input = null }: Selection,
  event: KeyStroke,
): Selection | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  if (event.key === 'Escape') return output === null && input === null ? undefined : {};
  const step = steps[event.key];
  if (!step) return undefined;
  if (output === null && input === null) return { output: 0, input: 0 };
  const clamp = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  return {
    output: clamp((output ?? 0) + (output === null ? 0 : step[0]), rows),
    input: clamp((input ?? 0) + (input === null ? 0 : step[1]), columns),
  };
}
