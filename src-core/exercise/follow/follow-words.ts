import { Rational } from '#core/symbolic/rational.ts';
import type { ExercisePart } from '../exercise.ts';
import { formatText } from '../language/format.ts';
import { isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { partName } from '../part-name.ts';
import type { OwnAnswer } from './own-answers.ts';

/** What is longer is not repeated. */
const MAX_TEXT = 30;

/** "your own answer to part a, 13", "your own answers to parts a and c". */
export function ownAnswersInWords(
  answers: readonly OwnAnswer[],
  parts: readonly ExercisePart[],
): string {
  const places = new Set(answers.map(({ part }) => parts.indexOf(part)));
  const names = [...places].toSorted((a, b) => a - b).map(partName);
  const [only] = answers;
  if (names.length === 1 && only) return `your own answer to part ${names[0]}${shown(only.value)}`;
  return `your own answers to parts ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function shown(value: Value): string {
  if (!(value instanceof Rational) && !isList(value)) return '';
  const text = formatText(isList(value) && value.length === 1 && value[0] ? value[0] : value);
  return text.length > MAX_TEXT || text.includes('NaN') ? '' : `, ${text}`;
}
