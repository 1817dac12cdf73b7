import { ArgumentError } from '#core/errors.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Formula } from '../language/formula.ts';
import { asList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { once } from '../once.ts';
import type { CodeArgument, CodeValue } from './code-value.ts';
import type { Signature } from './signature.ts';
import { toCodeValue, toFunctionArgument } from './to-code-value.ts';

const MOST_CASES = 40;

/** One call of the learner's function and what it should give back. */
export interface CodeCase {
  readonly given: readonly CodeArgument[];
  /** Errors: AppError where the formula has no value for these arguments. */
  asked(): CodeValue;
}

/** What the learner's function is tried on; worked out when it is first looked at. */
export interface CodeTask {
  readonly signature: Signature;
  readonly tolerance: number;
  cases(): readonly CodeCase[];
}

export interface TaskSpec {
  signature: Signature;
  cases: Formula;
  expected: Formula;
  /** Names of the fields of the result, where it is an object; the formula lists their values. */
  returns?: string[] | undefined;
  /** Parameters that are functions of one number; the cases hold them as formulas in t. */
  functions: string[];
}

/** Errors: ArgumentError, at the first look at the cases, when they do not fit the signature. */
export function createTask(spec: TaskSpec, tolerance: number, evaluator: Evaluator): CodeTask {
  return { signature: spec.signature, tolerance, cases: once(() => casesOf(spec, evaluator)) };
}

function casesOf(spec: TaskSpec, evaluator: Evaluator): CodeCase[] {
  const lists = asList(evaluator.evaluate(spec.cases), 'cases');
  if (lists.length === 0 || lists.length > MOST_CASES)
    throw new ArgumentError('cases', `1 to ${MOST_CASES} of them`, `${lists.length}`);
  return lists.map((list) => caseOf(spec, asList(list, 'cases'), evaluator));
}

function caseOf(
  { signature, expected, returns, functions }: TaskSpec,
  values: readonly Value[],
  evaluator: Evaluator,
): CodeCase {
  const { parameters } = signature;
  if (values.length !== parameters.length)
    throw new ArgumentError('cases', `${parameters.length} arguments`, `${values.length}`);
  const named = parameters.map((name, at): [string, Value] => [name, values[at] as Value]);
  return {
    given: named.map(([name, value]) =>
      functions.includes(name) ? toFunctionArgument(value, name) : toCodeValue(value, name),
    ),
    asked: once(() => {
      const value = toCodeValue(
        evaluator.evaluate(expected, Object.fromEntries(named)),
        'expected',
      );
      return returns ? withNames(value, returns) : value;
    }),
  };
}

/** A list as an object. Errors: ArgumentError unless there is one name for each item. */
function withNames(value: CodeValue, names: readonly string[]): CodeValue {
  if (!Array.isArray(value) || value.length !== names.length)
    throw new ArgumentError('expected', `a list of ${names.join(', ')}`, 'something else');
  const items: readonly CodeValue[] = value;
  return { fields: Object.fromEntries(names.map((name, at) => [name, items[at] as CodeValue])) };
}
