import { countSteps } from '#core/scene/families.ts';
import type { Exercise } from '../exercise.ts';
import { hint, solution } from '../reveal.ts';
import { checkMath } from '../parse/check-math.ts';
import type { LintedDraw } from './finding.ts';

/** What a value that went missing leaves in a text, or a formula whose braces or backslashes did. */
const BROKEN =
  /undefined|\bNaN\b|\[object|\\val\{|\{"\$|\blatex\(|(?<![\\a-z])(?:[dt]?frac|mathrm|text)\{/;
const MAX_LENGTH = 20_000;

/** Texts that are missing, too long, have formulas that cannot be set or values that are none; pictures without a step. */
export function* checkTexts({ pack, exercise, seed, problem }: LintedDraw): Generator<string> {
  const texts = new Map([['the statement', problem.statement]]);
  for (const { id, prompt } of problem.parts) texts.set(`part ${id}`, prompt);
  for (const index of exercise.hints.keys())
    texts.set(`hint ${index + 1}`, hint(pack, exercise, seed, index));
  if (exercise.solution) texts.set('the solution', solution(pack, exercise, seed));
  if (problem.erratum !== undefined) texts.set('the erratum', problem.erratum);
  for (const [name, text] of texts) {
    if (text.length > MAX_LENGTH)
      yield `${name} has ${text.length} characters; ${MAX_LENGTH} are allowed`;
    const broken = BROKEN.exec(text);
    if (broken) yield `${name} lacks a value: “${text.slice(broken.index, broken.index + 40)}”`;
    const faults: string[] = [];
    checkMath(text, (_offset, message) => faults.push(`${name}: ${message}`));
    yield* faults;
  }
  if (problem.scene && countSteps(problem.scene) === 0) yield 'the picture has no step';
}

/** Texts that every exercise has. */
export function* checkPresence({ statement, parts, hints, solution }: Exercise): Generator<string> {
  if (statement.source.trim() === '') yield 'the statement is empty';
  for (const { id, prompt } of parts) if (prompt.source.trim() === '') yield `part ${id} is empty`;
  if (hints.length < 2 || hints.length > 3)
    yield `expected two or three hints, got ${hints.length}`;
  if (!solution) yield 'there is no worked solution';
}
