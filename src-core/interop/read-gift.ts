import { TextLines } from '#core/pack/text-lines.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { ImportRefusal } from './import-refusal.ts';
import { escapedMarkdown, withMath } from './markdown-text.ts';
import {
  decimalText,
  LARGEST_IMPORT,
  MOST_QUESTIONS,
  type Dropped,
  type Imported,
  type Question,
  type QuestionAnswer,
} from './question.ts';

type Tell = (what: string, why: string) => void;

/** Stand for signs behind a backslash while a question is cut. */
const ESCAPES = ['~', '=', '#', '{', '}', ':', '\\', 'n'] as const;
const BASE = 0xe100;

/**
 * Questions of a GIFT file.
 *
 * Errors: ImportRefusal for a file that is too large.
 */
export function readGift(source: string): Imported {
  const whole = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (whole.length > LARGEST_IMPORT)
    throw refused(`at most ${LARGEST_IMPORT / 1_000_000} million characters are read`);
  const lines = new TextLines(whole);
  const dropped: Dropped[] = [];
  const questions: Question[] = [];
  for (const match of whole.matchAll(/(?:^|\n)(?<block>[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*)/g)) {
    const block = match.groups?.['block'] ?? '';
    const text = block.replace(/^[ \t]*(?:\/\/.*|\$CATEGORY:.*)(?:\n|$)/gm, '').trim();
    if (text === '') continue;
    const { line } = lines.placeOf(match.index + match[0].length - block.length);
    if (questions.length >= MOST_QUESTIONS)
      throw refused(`at most ${MOST_QUESTIONS} questions are read`);
    const question = questionOf(hidden(text), (what, why) =>
      dropped.push({ where: `line ${line}`, what, why }),
    );
    if (question) questions.push(question);
  }
  return { questions, dropped };
}

function questionOf(text: string, tell: Tell): Question | undefined {
  const [, title = '', rest = ''] = /^(?:::([^:]*(?::(?!:)[^:]*)*)::)?([\s\S]*)$/.exec(text) ?? [];
  const open = rest.indexOf('{');
  const close = rest.lastIndexOf('}');
  const name = bare(title) || bare(rest.slice(0, open < 0 ? 40 : Math.min(open, 40))) || 'Question';
  const say: Tell = (what, why) => tell(`${name}: ${what}`, why);
  if (open < 0 || close < open) {
    say(
      'the question',
      open < 0 ? 'it is a description without an answer' : 'its answer has no end',
    );
    return undefined;
  }
  const form = /^\s*\[(html|moodle|plain|markdown)\]/.exec(rest);
  const start = form?.[0].length ?? 0;
  const shown = (piece: string): string => shownAs(form?.[1] ?? 'moodle', piece, say);
  const after = rest.slice(close + 1).trim();
  const blank = after === '' ? '' : ` ____ ${after}`;
  const body = rest.slice(open + 1, close).trim();
  const [inside = '', feedback = ''] = body.split('####', 2);
  const answer = answerOf(inside.trim(), shown, say);
  if (!answer) return undefined;
  const asked =
    shown(rest.slice(start, open)) + (blank === '' ? '' : ` \\_\\_\\_\\_ ${shown(after)}`);
  return { name, text: asked, feedback: shown(feedback), answer };
}

function answerOf(
  inside: string,
  shown: (text: string) => string,
  tell: Tell,
): QuestionAnswer | undefined {
  const truth = /^(T|TRUE|F|FALSE)\s*(?:#([\s\S]*))?$/i.exec(inside);
  if (truth) {
    const isTrue = /^t/i.test(truth[1] ?? '');
    const [ifWrong = '', ifRight = ''] = (truth[2] ?? '').split('#');
    const say = (isRight: boolean): string => shown(isRight ? ifRight : ifWrong);
    const option = (word: string, isRight: boolean) => ({ text: word, isRight, say: say(isRight) });
    return {
      kind: 'choice',
      ordered: true,
      options: [option('True', isTrue), option('False', !isTrue)],
    };
  }
  if (inside.startsWith('#')) return numberOf(inside.slice(1), tell);
  const items = [...inside.matchAll(/([=~])\s*(?:%(-?[\d.]{1,12})%)?([^=~]*)/g)].map(
    ([, sign, weight, rest = '']) => {
      const [text = '', say = ''] = rest.split('#', 2);
      return {
        sign,
        weight: weight === undefined ? undefined : Number(weight),
        text: text.trim(),
        say,
      };
    },
  );
  if (items.length === 0) {
    tell('the question', inside === '' ? 'it asks for an essay' : 'its answer cannot be read');
    return undefined;
  }
  if (items.every(({ text }) => text.includes('->'))) {
    const pairs = items.map(({ text }) => {
      const [left = '', right = ''] = text.split('->', 2);
      return { left: shown(left), right: shown(right) };
    });
    const others = pairs.filter(({ left }) => left === '').map(({ right }) => right);
    return { kind: 'matching', pairs: pairs.filter(({ left }) => left !== ''), others };
  }
  if (items.every(({ sign }) => sign === '=')) {
    if (items.some(({ weight }) => weight !== undefined && weight < 100))
      tell('part marks', 'an answer is right or not');
    return { kind: 'text', accepted: items.map(({ text }) => bare(text)) };
  }
  const isMany = !items.some(({ sign }) => sign === '=');
  const options = items.map(({ sign, weight = 0, text, say }) => ({
    text: shown(text),
    isRight: isMany ? weight > 0 : sign === '=',
    say: shown(say),
  }));
  if (!isMany && items.some(({ weight = 0 }) => weight > 0))
    tell('part marks for some options', 'one option of a choice is right');
  const rights = options.filter(({ isRight }) => isRight).length;
  if (options.length >= 2 && (isMany || rights === 1))
    return { kind: isMany ? 'choices' : 'choice', options, ordered: false };
  tell('the question', 'a choice has at least two options, and one that is right');
  return undefined;
}

/** `3.14:0.01`, `3.1..3.2`, or several after `=`, of which the first with full marks counts. */
function numberOf(inside: string, tell: Tell): QuestionAnswer | undefined {
  const several = [...inside.matchAll(/=\s*(?:%([\d.]{1,12})%)?([^=~#]*)/g)];
  if (several.length > 1) tell('further right answers', 'a number has one answer with a tolerance');
  const text = (several[0]?.[2] ?? inside.split('#', 1)[0] ?? '').trim();
  const [from = '', to] = text.split('..', 2);
  if (to !== undefined) {
    const [low, high] = [decimalText(from), decimalText(to)].map((one) =>
      one === undefined ? NaN : Number(one),
    );
    const [middle, half] = [((low ?? NaN) + (high ?? NaN)) / 2, ((high ?? NaN) - (low ?? NaN)) / 2];
    const [value, tolerance] = [decimalText(short(middle)), decimalText(short(half))];
    if (value !== undefined && tolerance !== undefined && half >= 0)
      return { kind: 'number', value, tolerance };
  } else {
    const [value, tolerance = '0'] = text.split(':', 2).map(decimalText);
    if (value !== undefined) return { kind: 'number', value, tolerance };
  }
  tell('the question', 'its answer is no decimal number');
  return undefined;
}

/** A half of a sum without the noise of floating point. */
const short = (value: number): string => String(Number(value.toPrecision(12)));

function shownAs(form: string, piece: string, tell: Tell): string {
  const text = revealed(piece).trim();
  if (form === 'markdown')
    return withMath(text.replace(/\\\\([()[\]])/g, '\\$1'), (part) =>
      part.replace(/[{}]/g, '\\$&'),
    );
  if (form === 'plain') return withMath(text, escapedMarkdown);
  const { text: markdown, lost } = htmlToMarkdown(text);
  for (const what of lost) tell(what, 'texts of exercises are Markdown');
  return markdown;
}

const bare = (text: string): string => revealed(text).replace(/\s+/g, ' ').trim();

const hidden = (text: string): string =>
  text.replace(/\\([~=#{}:\\n])/g, (_, sign: (typeof ESCAPES)[number]) =>
    String.fromCharCode(BASE + ESCAPES.indexOf(sign)),
  );

const revealed = (text: string): string =>
  text.replace(/[\uE100-\uE107]/g, (sign) => {
    const found = ESCAPES[sign.charCodeAt(0) - BASE] ?? '';
    return found === 'n' ? '\n' : found;
  });

const refused = (message: string) => new ImportRefusal(message, { line: 1, column: 1 });
