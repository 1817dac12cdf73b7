import { AppError, BudgetError } from '#core/errors.ts';
import { Random, seedFrom } from '#core/random.ts';
import type { Exercise, Pack } from './exercise.ts';
import { Evaluator } from './language/evaluator.ts';
import type { Scope } from './language/evaluator.ts';
import { asBoolean, asInteger, asList } from './language/value.ts';
import type { Value } from './language/value.ts';
import { valueFromJson } from './language/json-value.ts';
import type { ParameterDomain } from './parse/domain-field.ts';
import type { Problem, ProblemPart } from './problem.ts';
import { sceneOf } from './scene-of.ts';
import { definitionOf } from './types/index.ts';

/** Parameters given from outside, as JSON: they replace drawn ones. */
export type Overrides = Readonly<Record<string, unknown>>;

const MAX_DRAWS = 500;
const MAX_CELLS = 10_000;

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
 * `require` holds.
 *
 * Errors: AppError when an override is no parameter, or when 500 draws were all refused.
 */
export function evaluatorFor(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  overrides: Overrides = {},
): Evaluator {
  const given = overrideValues(exercise, overrides);
  if (seed === 0) {
    const empty = new Evaluator({ parameters: new Map(), lets: new Map() });
    const values = [...exercise.original].map(([name, value]): [string, Value] => [
      name,
      given.get(name) ?? empty.evaluate(value),
    ]);
    return new Evaluator({ parameters: new Map(values), lets: exercise.lets });
  }
  const random = new Random(seedFrom(pack.id, exercise.id, seed));
  for (let attempt = 0; attempt < MAX_DRAWS; attempt++) {
    const parameters = drawOnce(exercise.parameters, given, random);
    const scope: Scope = { parameters, lets: exercise.lets };
    const evaluator = new Evaluator(scope);
    if (exercise.require.every((one) => asBoolean(evaluator.evaluate(one), 'require'))) {
      return new Evaluator(scope);
    }
  }
  throw new AppError(
    'draw',
    `${pack.id}/${exercise.id}: ${MAX_DRAWS} draws were all refused by “require”`,
  );
}

function drawOnce(
  domains: ReadonlyMap<string, ParameterDomain>,
  given: ReadonlyMap<string, Value>,
  random: Random,
): Map<string, Value> {
  const drawn = new Map<string, Value>();
  for (const [name, { choices, shape }] of domains) {
    const known = new Evaluator({ parameters: drawn, lets: new Map() });
    const items = asList(known.evaluate(choices), name);
    if (items.length === 0) throw new AppError('draw', `${name}: there is nothing to draw from`);
    const sizes = shape
      ? asList(known.evaluate(shape), name).map((size) => asInteger(size, name))
      : [];
    const value = drawTensor(items, sizes, random);
    drawn.set(name, given.get(name) ?? value);
  }
  return drawn;
}

function drawTensor(items: readonly Value[], sizes: readonly number[], random: Random): Value {
  const [size, ...rest] = sizes;
  const count = sizes.reduce((product, one) => product * one, 1);
  if (count > MAX_CELLS) throw new BudgetError('shape', `${MAX_CELLS} cells`);
  if (size === undefined) return random.pick(items);
  return Array.from({ length: size }, () => drawTensor(items, rest, random));
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
