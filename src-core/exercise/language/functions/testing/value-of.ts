import { Evaluator } from '../../evaluator.ts';
import { formatText } from '../../format.ts';
import { Formula } from '../../formula.ts';
import { valueFromJson } from '../../json-value.ts';
import type { Value } from '../../value.ts';

/** The value of a formula for tests; parameters are JSON. */
export function valueOf(source: string, parameters: Record<string, unknown> = {}): Value {
  const values = Object.entries(parameters).map(([name, json]): [string, Value] => [
    name,
    valueFromJson(json, name),
  ]);
  return new Evaluator({ parameters: new Map(values), lets: new Map() }).evaluate(
    new Formula(source),
  );
}

/** The value of a formula as text. */
export function textOf(source: string, parameters: Record<string, unknown> = {}): string {
  return formatText(valueOf(source, parameters));
}
