import { AppError } from '#core/errors.ts';
import { evaluatorFor } from './draw.ts';
import type { Overrides } from './draw.ts';
import type { Exercise, ExercisePart, Pack } from './exercise.ts';
import type { Derivation } from './explain/derivation.ts';
import { drawInWords } from './explain/draw-in-words.ts';
import { Deriver } from './explain/derive.ts';
import type { Source } from './explain/derive.ts';
import { NO_SECRETS, secretsOf } from './explain/secrets.ts';
import type { OwnAnswers } from './follow/own-answers.ts';
import { gradePart } from './grade-part.ts';
import type { Evaluator } from './language/evaluator.ts';
import type { Value } from './language/value.ts';
import { placesOf } from './places.ts';
import { definitionOf } from './types/index.ts';

export interface ExplainOptions {
  overrides?: Overrides;
  /** What the learner answered, for the numbers of a verdict. */
  answers?: Readonly<Record<string, unknown>>;
  /** The answers are known: nothing is withheld. */
  isOpen?: boolean;
}

/** Texts that tell the answers themselves. */
const OPEN_PLACES: readonly string[] = ['solution', 'erratum'];

/**
 * How the number at `address` came about, down to the seed. As long as the answers are open it tells
 * only what the text tells already: see `secretsOf`.
 *
 * Errors: AppError `address` when no number has this address.
 */
export function explain(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  address: string,
  { overrides = {}, answers = {}, isOpen = false }: ExplainOptions = {},
): Derivation {
  const { place = '', index } = /^(?<place>.+):(?<index>\d+)$/.exec(address)?.groups ?? {};
  const hole = placesOf(exercise).get(place)?.formulas()[Number(index)];
  if (!hole) throw new AppError('address', `${exercise.id}: there is no number at “${address}”`);
  const drawn = evaluatorFor(pack, exercise, seed, overrides);
  const part = exercise.parts.find(({ id }) => place.startsWith(`parts.${id}.`));
  const isSaying = part !== undefined && place !== `parts.${part.id}.prompt`;
  const own = isSaying ? ownAnswersBehind(part, exercise, drawn, answers) : undefined;
  const evaluator = own?.evaluator ?? drawn;
  const ownValues = own?.answers.map(({ name, value }): [string, Value] => [name, value]) ?? [];
  return new Deriver({
    evaluator,
    lets: exercise.lets,
    originOf: originsIn(exercise, seed, overrides),
    locals: {
      ...Object.fromEntries(ownValues),
      ...(isSaying && localsOf(part, evaluator, answers[part.id])),
    },
    secrets: isOpen || OPEN_PLACES.includes(place) ? NO_SECRETS : secretsOf(exercise),
    // What a verdict says was met by those alone who made that mistake.
    isRead: !isSaying,
  }).root(hole.formula);
}

/** The own earlier answers with which a verdict on this part was computed. */
function ownAnswersBehind(
  part: ExercisePart,
  { parts }: Exercise,
  evaluator: Evaluator,
  answers: Readonly<Record<string, unknown>>,
): OwnAnswers | undefined {
  return part.spec.follows && gradePart(part, parts, evaluator, answers).own;
}

/** The learner's answer to a part by the names it has in formulas; none when it cannot be read. */
function localsOf(part: ExercisePart, evaluator: Evaluator, given: unknown): Record<string, Value> {
  const type = definitionOf(part.type);
  const raw = type.raw.safeParse(given);
  if (!raw.success || type.isBlank(raw.data)) return {};
  const expected = type.solve(part.spec, evaluator);
  const reading = type.read(raw.data, expected);
  return reading.ok ? type.locals(reading.value, expected) : {};
}

function originsIn(
  { parameters }: Exercise,
  seed: number,
  overrides: Overrides,
): Source['originOf'] {
  return (name) => {
    const domain = parameters.get(name);
    if (!domain) return undefined;
    if (Object.hasOwn(overrides, name)) return { origin: 'set', note: 'set by hand' };
    if (seed === 0) return { origin: 'source', note: 'from the source' };
    return { origin: 'drawn', note: drawInWords(domain, seed) };
  };
}
