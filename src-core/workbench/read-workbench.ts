import { isStartName } from './start-weights.ts';
import type { Changes, InputSource, Target, WorkbenchState } from './workbench-state.ts';

/** What is kept of the bench: one state, or two side by side and which of them is worked on. */
export interface WorkbenchDraft {
  at: 'a' | 'b';
  a: WorkbenchState;
  b?: WorkbenchState;
}

/** The draft as text, and back with `readDraft`. */
export function writeDraft(draft: WorkbenchDraft): string {
  return JSON.stringify({ version: 1, ...draft });
}

/** A draft as it was kept; undefined for anything else, which is then left alone. */
export function readDraft(text: string): WorkbenchDraft | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What is no JSON is no draft.
    return undefined;
  }
  if (!isRecord(value) || value['version'] !== 1) return undefined;
  const [a, b] = [readState(value['a']), readState(value['b'])];
  if (!a || (value['b'] !== undefined && !b)) return undefined;
  return { at: b && value['at'] === 'b' ? 'b' : 'a', a, ...(b && { b }) };
}

/** A state from plain data; undefined unless every field is as it should be. */
function readState(value: unknown): WorkbenchState | undefined {
  if (!isRecord(value)) return undefined;
  const { layers, input, source, start, seed, changes, target } = value;
  if (typeof layers !== 'string' || !isWhole(seed) || !isStartName(start)) return undefined;
  if (!isList(input, isWhole) || !isSource(source) || !isChanges(changes) || !isTarget(target))
    return undefined;
  return { layers, input, source, start, seed, changes, target };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isList<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isSource(value: unknown): value is InputSource {
  if (!isRecord(value)) return false;
  const { kind, seed, at, values } = value;
  return (
    (kind === 'random' && isWhole(seed)) ||
    (kind === 'digit' && isWhole(at)) ||
    (kind === 'numbers' && isList(values, isNumber))
  );
}

function isChanges(value: unknown): value is Changes {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (cells) =>
        isRecord(cells) &&
        Object.entries(cells).every(([cell, number]) => /^\d+$/.test(cell) && isNumber(number)),
    )
  );
}

function isTarget(value: unknown): value is Target {
  return (
    isRecord(value) &&
    isWhole(value['layer']) &&
    (value['cell'] === undefined || isWhole(value['cell']))
  );
}
