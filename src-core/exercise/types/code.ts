import { z } from 'zod';
import { runCode } from '../code/code-runner.ts';
import type { CodeOutcome } from '../code/code-runner.ts';
import { createTask } from '../code/code-task.ts';
import type { CodeTask } from '../code/code-task.ts';
import type { CodeValue } from '../code/code-value.ts';
import { explainsOutcome, gradeCode } from '../code/grade-code.ts';
import { lookupProgram } from '../code/lookup-program.ts';
import { emptyFunction, parseSignature } from '../code/signature.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formula, Formula } from '../language/formula.ts';
import { asNumber } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';

/** Leaves room for a new thread and for grading within the 2 s that a verdict may take. Units: ms. */
const TIME_MS = 1000;
const LONGEST_SOURCE = 200_000;

const signature = z.string().transform((text, context) => {
  const read = parseSignature(text);
  if (read) return read;
  context.addIssue({
    code: 'custom',
    message: 'expected a signature such as conv2d(x, w, stride)',
  });
  return z.NEVER;
});

const spec = z.strictObject({
  ...commonPart(formula),
  /** The function to write: `conv2d(x, w, stride)`. */
  signature,
  /** What the editor holds at first; without it, a function without content. */
  starter: z.string().optional(),
  /** A list of lists of arguments. */
  cases: formula,
  /** What the function gives back, in the names of its parameters. */
  expected: formula,
  /** Names of the fields, where the function gives back an object; `expected` lists their values. */
  returns: z.array(z.string()).optional(),
  /** Parameters that are functions of one number; the cases hold formulas in t for them. */
  functions: z.array(z.string()).default([]),
  /** Numbers agree when |yours − asked| ≤ tolerance · (1 + |asked|). */
  tolerance: formula.default(() => new Formula('1e-9')),
});

type Spec = z.infer<typeof spec>;

/** A function in TypeScript or JavaScript: run in a sandbox on cases that the core makes. */
export const codeType = defineAnswerType({
  type: 'code',
  form: 'a text with the source of the function',
  spec,
  raw: z.string(),
  namesOf: ({ signature: { parameters } }) => ({ expected: parameters, misreadings: parameters }),
  solve,
  misread: (part, { answer }, evaluator) =>
    solve({ ...part, expected: answer as Formula }, evaluator),
  view: ({ signature, starter }) => ({
    signature: signature.text,
    starter: starter ?? emptyFunction(signature),
  }),
  isBlank: (raw) => raw.trim() === '',
  read(raw, { signature: { name }, cases }) {
    if (raw.length > LONGEST_SOURCE)
      return { ok: false, message: `Code of up to ${LONGEST_SOURCE} characters is read.` };
    const calls = cases().map(({ given }) => given);
    const outcome = runCode({ source: raw, functionName: name, calls, timeMs: TIME_MS });
    if (!outcome.fault) return { ok: true, value: outcome };
    if (/^[ \t]*def \w+\s*\(/mu.test(raw))
      return { ok: false, message: 'This looks like Python. Write TypeScript or JavaScript here.' };
    const { message, line, column } = outcome.fault;
    const places = [line && `Line ${line}`, column && `column ${column}`].filter(Boolean);
    return { ok: false, message: [places.join(', '), message].filter(Boolean).join(': ') };
  },
  right: (expected): CodeOutcome => ({
    calls: expected.cases().map(({ asked }) => ({ ok: true, value: asked() })),
    console: [],
  }),
  grade: (expected: CodeTask, given: CodeOutcome) => gradeCode(expected, given),
  explains: explainsOutcome,
  locals: ({ calls }) => ({
    given: calls.map((call) => (call.ok ? toValue(call.value) : call.message)),
  }),
  samples: (expected) => ({
    correct: lookupProgram(expected),
    wrong: `function ${expected.signature.name}() {\n  return 'wrong';\n}\n`,
    unreadable: `function ${expected.signature.name}( {`,
  }),
});

function solve(part: Spec, evaluator: Evaluator): CodeTask {
  const tolerance = asNumber(evaluator.evaluate(part.tolerance), 'tolerance');
  return createTask(part, tolerance, evaluator);
}

/** A result as a value of the formula language: objects as the list of what they hold. */
function toValue(value: CodeValue): Value {
  if (typeof value !== 'object') return value;
  if ('other' in value) return value.other;
  return ('fields' in value ? Object.values(value.fields) : value).map(toValue);
}
