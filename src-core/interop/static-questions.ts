import { draw, evaluatorFor } from '#core/exercise/draw.ts';
import { solution } from '#core/exercise/reveal.ts';
import type { Exercise, ExercisePart, Pack } from '#core/exercise/exercise.ts';
import type { Evaluator } from '#core/exercise/language/evaluator.ts';
import { partName } from '#core/exercise/part-name.ts';
import type { ProblemPart } from '#core/exercise/problem.ts';
import { definitionOf } from '#core/exercise/types/index.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Dropped, Question, QuestionAnswer } from './question.ts';

/** Answers that are no short decimal are asked for up to this share. */
const RELATIVE = 1e-6;
const DIGITS = 12;

/**
 * The parts of one draw as questions with fixed numbers, for programs that know nothing of draws, and the parts that
 * have no form there.
 */
export function staticQuestions(
  pack: Pack,
  exercise: Exercise,
  seed: number,
): { questions: Question[]; dropped: Dropped[] } {
  const problem = draw(pack, exercise, seed);
  const evaluator = evaluatorFor(pack, exercise, seed);
  const where = `${pack.id}/${exercise.id}, seed ${seed}`;
  const dropped: Dropped[] = [];
  if (problem.scene)
    dropped.push({ where, what: 'its picture', why: 'other programs cannot draw it' });
  const feedback = exercise.solution ? solution(pack, exercise, seed) : '';
  const questions = problem.parts.flatMap((part, at): Question[] => {
    const own = exercise.parts[at];
    const answer = own && answerOf(part, own, evaluator);
    if (answer) {
      const name = `${exercise.title} ${partName(at)}${seed === 0 ? '' : ` (${seed})`}`;
      return [{ name, text: `${problem.statement}\n\n${part.prompt}`, feedback, answer }];
    }
    const why = `answers of the type ${part.type} have no form in other programs`;
    dropped.push({ where, what: `part ${partName(at)}`, why });
    return [];
  });
  return { questions, dropped };
}

function answerOf(
  part: ProblemPart,
  own: ExercisePart,
  evaluator: Evaluator,
): QuestionAnswer | undefined {
  const type = definitionOf(own.type);
  const { correct } = type.samples(type.solve(own.spec, evaluator));
  switch (part.type) {
    case 'integer':
    case 'number': {
      const value = typeof correct === 'string' ? Rational.parse(correct) : undefined;
      return value && numberOf(value, part.type === 'number' ? part.view.tolerance : undefined);
    }
    case 'choice':
    case 'choices': {
      const right = new Set([correct].flat());
      const options = part.view.options.map(({ id, text }) => ({
        text,
        isRight: right.has(id),
        say: '',
      }));
      if (!options.some(({ isRight }) => isRight)) return undefined;
      return { kind: part.type, options, ordered: false };
    }
    default:
      return undefined;
  }
}

/** A fraction as a decimal; what has no short one gets a tolerance. */
function numberOf(value: Rational, tolerance: string | undefined): QuestionAnswer {
  const given = tolerance === undefined ? 0 : (Rational.parse(tolerance)?.toNumber() ?? 0);
  const decimal = plainDecimal(value.toNumber());
  const isExact = Rational.parse(decimal)?.equals(value) ?? false;
  const least = isExact ? 0 : RELATIVE * Math.abs(value.toNumber());
  return { kind: 'number', value: decimal, tolerance: plainDecimal(Math.max(given, least)) };
}

/** Without an exponent: "0.0000015". */
function plainDecimal(value: number): string {
  if (value === 0) return '0';
  const places = Math.min(100, Math.max(0, DIGITS - 1 - Math.floor(Math.log10(Math.abs(value)))));
  const text = value.toFixed(places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
