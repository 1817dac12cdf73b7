import { AppError } from '#core/errors.ts';
import { Random, seedFrom } from '#core/random.ts';
import { coincidenceIn } from './coincidences.ts';
import { drawParameter } from './draw-parameter.ts';
import type { Exercise, Pack } from './exercise.ts';
import { Evaluator } from './language/evaluator.ts';
import { asBoolean } from './language/value.ts';
import type { Value } from './language/value.ts';
import { valueFromJson } from './language/json-value.ts';
import type { ParameterDomain } from './parse/domain-field.ts';
import type { Problem, ProblemPart } from './problem.ts';
import { sceneOf } from './scene-of.ts';
import { definitionOf } from './types/index.ts';

/** Parameters given from outside, as JSON: they replace drawn ones. */
export type Overrides = Readonly<Record<string, unknown>>;

const MAX_DRAWS = 500;
/** The same where some parameters are given: whoever gives them may mean what no draw allows. */
const MAX_DRAWS_AROUND_GIVEN = 50;

/** The exercise with its numbers, for a window. */
export function draw(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  overrides: Overrides = {},
): Problem {
  const evaluator = evaluatorFor(pack, exercise, seed, overrides);
  const { view, erratum } = exercise;
  return {
    packId: pack.id,
    exerciseId: exercise.id,
    seed,
    title: exercise.title,
    difficulty: exercise.difficulty,
    topics: exercise.topics,
    statement: exercise.statement.render(evaluator).trim(),
    parts: exercise.parts.map(({ id, type, spec, prompt }) => {
      const random = new Random(seedFrom(pack.id, exercise.id, seed, id));
      const text = prompt.render(evaluator).trim();
      const shown = definitionOf(type).view(spec, evaluator, random);
      return { id, type, prompt: text, view: shown } as ProblemPart;
    }),
    hintCount: exercise.hints.length,
    hasSolution: exercise.solution !== undefined,
    ...(erratum && { erratum: erratum.render(evaluator).trim() }),
    ...(view && { scene: sceneOf(view, evaluator) }),
    hasVariants: exercise.parameters.size > 0,
  };
}

/**
 * Formulas of one draw. Seed 0 has the numbers of the source; any other seed draws until every
 * `require` holds and every foreseen mistake leads to a wrong answer. Where no draw around given values does so, the
 * first one counts; `checkParameters` tells why.
 *
 * Errors: AppError when an override is no parameter, or when 500 draws were all refused.
 */
export function evaluatorFor(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  overrides: Overrides = {},
): Evaluator {
  return drawnOf(pack, exercise, seed, overrides).evaluator.again();
}

/** The numbers of one draw by name. Errors: as `evaluatorFor`. */
export function parametersOf(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  overrides: Overrides = {},
): ReadonlyMap<string, Value> {
  return drawnOf(pack, exercise, seed, overrides).parameters;
}

/** What was drawn, and formulas with what was computed of them to find it right. */
interface Drawn {
  parameters: ReadonlyMap<string, Value>;
  evaluator: Evaluator;
}

/**
 * The last draws of each exercise: a page is drawn, hinted, graded and explained with the same numbers, and another
 * variant is compared with those that were met.
 */
const lastDraws = new WeakMap<Exercise, Map<string, Drawn>>();
const MOST_KEPT = 32;

function drawnOf(pack: Pack, exercise: Exercise, seed: number, overrides: Overrides): Drawn {
  const key = JSON.stringify([pack.id, seed, overrides]);
  const kept = lastDraws.get(exercise) ?? new Map<string, Drawn>();
  const known = kept.get(key);
  if (known) return known;
  const given = overrideValues(exercise, overrides);
  const drawn =
    seed === 0
      ? drawnFrom(exercise, originalOf(exercise, given))
      : drawUntilAccepted(pack, exercise, seed, given);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
  lastDraws.set(exercise, kept.set(key, drawn));
  return drawn;
}

const drawnFrom = ({ lets, places }: Exercise, parameters: ReadonlyMap<string, Value>): Drawn => ({
  parameters,
  evaluator: new Evaluator({ parameters, lets, places }),
});

function originalOf({ original }: Exercise, given: ReadonlyMap<string, Value>): Map<string, Value> {
  const empty = new Evaluator({ parameters: new Map(), lets: new Map() });
  return new Map(
    [...original].map(([name, value]) => [name, given.get(name) ?? empty.evaluate(value)]),
  );
}

function drawUntilAccepted(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  given: ReadonlyMap<string, Value>,
): Drawn {
  const random = new Random(seedFrom(pack.id, exercise.id, seed));
  let reason = 'by “require”';
  let first: Drawn | undefined;
  const most = given.size > 0 ? MAX_DRAWS_AROUND_GIVEN : MAX_DRAWS;
  for (let attempt = 0; attempt < most; attempt++) {
    const drawn = drawnFrom(exercise, drawOnce(exercise.parameters, given, random));
    const { evaluator } = drawn;
    first ??= drawn;
    if (!exercise.require.every((one) => asBoolean(evaluator.evaluate(one), 'require'))) continue;
    const wrong = coincidenceIn(exercise, drawn.parameters, evaluator);
    if (!wrong) return drawn;
    reason = `since the misreading ${wrong.misreading} of part ${wrong.part} leads to the right answer (“sometimesRight: true” allows it)`;
  }
  if (first && given.size > 0) return first;
  throw new AppError(
    'draw',
    `${pack.id}/${exercise.id}: ${MAX_DRAWS} draws were all refused, the last one ${reason}`,
  );
}

function drawOnce(
  domains: ReadonlyMap<string, ParameterDomain>,
  given: ReadonlyMap<string, Value>,
  random: Random,
): Map<string, Value> {
  const drawn = new Map<string, Value>();
  for (const [name, domain] of domains) {
    const known = new Evaluator({ parameters: drawn, lets: new Map() });
    const value = drawParameter(name, domain, known, random);
    drawn.set(name, given.get(name) ?? value);
  }
  return drawn;
}

function overrideValues(exercise: Exercise, overrides: Overrides): Map<string, Value> {
  const stray = Object.keys(overrides).find((name) => !exercise.parameters.has(name));
  if (stray !== undefined) {
    const known = [...exercise.parameters.keys()].join(', ') || 'none';
    throw new AppError(
      'parameter',
      `${exercise.id}: “${stray}” is not a parameter; it has ${known}`,
    );
  }
  return new Map(
    Object.entries(overrides).map(([name, json]) => [name, valueFromJson(json, name)]),
  );
}
