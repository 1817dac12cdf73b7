import { AppError } from '#core/errors.ts';
import type { ModelIssue } from '#core/layers/model.ts';
import { runWorkbench } from './run-workbench.ts';
import type { WorkbenchRun } from './run-workbench.ts';
import { shapeWorkbench } from './shape-workbench.ts';
import type { LayerRow } from './shape-workbench.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** What is known about a state, as plain data that a message can carry. */
export interface WorkbenchAnswer {
  rows: readonly LayerRow[];
  issues: readonly ModelIssue[];
  notes: readonly string[];
  /** Why nothing was computed, as a sentence; the rows stand all the same. */
  refusal: string | undefined;
  run: WorkbenchRun | undefined;
}

/** Shapes, counts and issues of a state and, unless something is wrong, all its numbers. */
export function answerWorkbench(state: WorkbenchState): WorkbenchAnswer {
  const { rows, issues, notes, refusal } = shapeWorkbench(state);
  const answer = { rows, issues, notes, refusal, run: undefined };
  if (issues.length > 0 || refusal !== undefined) return answer;
  try {
    return { ...answer, run: runWorkbench(state) };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { ...answer, refusal: sentence(thrown.message) };
  }
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
