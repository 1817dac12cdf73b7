import { htmlToMarkdown } from './html-to-markdown.ts';
import { escapedMarkdown, withMath } from './markdown-text.ts';
import {
  decimalText,
  MOST_QUESTIONS,
  type Dropped,
  type Imported,
  type Question,
  type QuestionAnswer,
} from './question.ts';
import { ImportRefusal } from './import-refusal.ts';
import { childOf, elementsIn, readXml, textOf, type XmlElement } from './read-xml.ts';

type Tell = (what: string, why: string) => void;

/**
 * Questions of a Moodle XML file.
 *
 * Errors: ImportRefusal.
 */
export function readMoodle(source: string): Imported {
  const root = readXml(source);
  if (root.name !== 'quiz')
    throw new ImportRefusal(`expected the element quiz, got ${root.name}`, { line: 1, column: 1 });
  const dropped: Dropped[] = [];
  const found = elementsIn(root, 'question');
  if (found.length > MOST_QUESTIONS)
    throw new ImportRefusal(`at most ${MOST_QUESTIONS} questions are read`, { line: 1, column: 1 });
  const questions = found.flatMap((element): Question[] => {
    const type = element.attributes['type'] ?? '';
    if (type === 'category') return [];
    const name = textOf(childOf(element, 'name')).trim() || 'Question';
    const tell: Tell = (what, why) =>
      dropped.push({ where: `line ${element.line}`, what: `${name}: ${what}`, why });
    const answer = answerOf(type, element, tell);
    if (!answer) return [];
    for (const tag of ['hint', 'tags']) {
      if (childOf(element, tag) && textOf(childOf(element, tag)).trim() !== '')
        tell(
          `its ${tag === 'hint' ? 'hints' : 'tags'}`,
          'they belong to Moodle’s way of asking again',
        );
    }
    const text = shown(childOf(element, 'questiontext'), tell);
    const feedback = shown(childOf(element, 'generalfeedback'), tell);
    return [{ name, text, feedback, answer }];
  });
  return { questions, dropped };
}

function answerOf(type: string, element: XmlElement, tell: Tell): QuestionAnswer | undefined {
  const answers = elementsIn(element, 'answer');
  const ordered = /^(?:0|false)$/.test(textOf(childOf(element, 'shuffleanswers')).trim());
  const right = answers.filter((one) => fractionOf(one) > 0);
  const options = () =>
    answers.map((one) => ({
      text: shown(one, tell, 'text'),
      isRight: fractionOf(one) > 0,
      say: shown(childOf(one, 'feedback'), tell),
    }));
  switch (type) {
    case 'truefalse':
      return {
        kind: 'choice',
        ordered: true,
        options: options().map((one) => ({
          ...one,
          text: one.text.replace(/^./, (letter) => letter.toUpperCase()),
        })),
      };
    case 'multichoice': {
      const isSingle = !/^(?:0|false)$/.test(textOf(childOf(element, 'single')).trim());
      if (isSingle && right.length > 1)
        tell(
          'part marks for some options',
          'one option of a choice is right; here the one worth most',
        );
      if (!isSingle) return { kind: 'choices', options: options(), ordered };
      const most = Math.max(...answers.map(fractionOf));
      const best = answers.findIndex((one) => fractionOf(one) === most);
      const all = options().map((one, at) => ({ ...one, isRight: at === best && most > 0 }));
      if (all.length >= 2 && best >= 0 && most > 0)
        return { kind: 'choice', options: all, ordered };
      tell('the question', 'none of its options is right, or there are fewer than two');
      return undefined;
    }
    case 'numerical': {
      const [first] = right;
      const value = first && decimalText(bare(first));
      if (value === undefined) {
        tell('the question', 'its answer is no decimal number');
        return undefined;
      }
      if (right.length > 1)
        tell('further right answers', 'a number has one answer with a tolerance');
      if (childOf(element, 'units')) tell('its units', 'numbers are asked for without a unit');
      return {
        kind: 'number',
        value,
        tolerance: decimalText(textOf(childOf(first, 'tolerance'))) ?? '0',
      };
    }
    case 'shortanswer': {
      const accepted = right.map(bare).filter((text) => text !== '');
      if (accepted.length > 0) return { kind: 'text', accepted };
      tell('the question', 'it has no right answer');
      return undefined;
    }
    case 'matching': {
      const all = elementsIn(element, 'subquestion').map((one) => ({
        left: shown(one, tell, 'text'),
        right: escapedMarkdown(textOf(childOf(childOf(one, 'answer'), 'text')).trim()),
      }));
      const pairs = all.filter(({ left }) => left !== '');
      const others = all.filter(({ left }) => left === '').map((one) => one.right);
      if (pairs.length > 0) return { kind: 'matching', pairs, others };
      tell('the question', 'it has nothing to match');
      return undefined;
    }
    default:
      tell('the question', `questions of the type ${type.slice(0, 40) || '(none)'} are not read`);
      return undefined;
  }
}

const fractionOf = (answer: XmlElement): number => Number(answer.attributes['fraction'] ?? 0) || 0;

const bare = (answer: XmlElement): string => textOf(childOf(answer, 'text')).trim();

/** The text of an element in the format that it names; files that belong to it are dropped. */
function shown(element: XmlElement | undefined, tell: Tell, inside = 'text'): string {
  const raw = textOf(childOf(element, inside));
  if (element && childOf(element, 'file'))
    tell('a file', 'pictures have to be put into the pack by hand');
  const format = element?.attributes['format'] ?? 'html';
  if (format === 'plain_text') return withMath(raw, escapedMarkdown);
  // Markdown of Moodle has its formulas between `\\(` and `\\)`, and holes of ours are none there.
  if (format === 'markdown')
    return withMath(raw.replace(/\\\\([()[\]])/g, '\\$1'), (text) => text.replace(/[{}]/g, '\\$&'));
  const { text, lost } = htmlToMarkdown(raw);
  for (const what of lost)
    if (what !== 'a picture' || !childOf(element, 'file'))
      tell(what, 'texts of exercises are Markdown');
  return text;
}
