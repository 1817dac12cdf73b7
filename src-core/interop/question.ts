/** A question as other programs know it: fixed numbers, one answer, no picture. Texts are Markdown with `$…$`. */
export interface Question {
  name: string;
  text: string;
  /** Told after an answer. */
  feedback: string;
  answer: QuestionAnswer;
}

export type QuestionAnswer =
  | { kind: 'choice'; options: QuestionOption[]; ordered: boolean }
  | { kind: 'choices'; options: QuestionOption[]; ordered: boolean }
  /** Decimals, as texts. */
  | { kind: 'number'; value: string; tolerance: string }
  /** Any of these texts. */
  | { kind: 'text'; accepted: string[] }
  /** `others` belong to nothing. */
  | { kind: 'matching'; pairs: { left: string; right: string }[]; others: string[] };

export interface QuestionOption {
  text: string;
  isRight: boolean;
  /** Told to whoever chooses it. */
  say: string;
}

/** What was left out on the way, where it stands in the file (or in which exercise), and why. */
export interface Dropped {
  where: string;
  what: string;
  why: string;
}

/** What a file of another program holds. */
export interface Imported {
  questions: Question[];
  dropped: Dropped[];
}

/** Larger files are refused. Units: characters. */
export const LARGEST_IMPORT = 10_000_000;
/** More questions than this are refused. */
export const MOST_QUESTIONS = 5000;

/** A decimal number as other programs write it; none for anything else. */
export function decimalText(text: string): string | undefined {
  const trimmed = text.trim().replace(/^\+/, '');
  if (/^-?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})$/.test(trimmed))
    return trimmed.replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  const [, digits = '', exponent = ''] =
    /^(-?\d(?:\.\d{1,20})?)[eE]([+-]?\d{1,2})$/.exec(trimmed) ?? [];
  return digits === '' ? undefined : shifted(digits, Number(exponent));
}

/** Digits of `1.5` moved by the exponent: 1.5e3 is 1500, 1.5e-3 is 0.0015. */
function shifted(digits: string, exponent: number): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', part = ''] = digits.replace('-', '').split('.');
  const all = '0'.repeat(Math.max(0, -exponent)) + whole + part.padEnd(Math.max(0, exponent), '0');
  const point = whole.length + Math.max(0, -exponent) + exponent;
  const [left, right] = [all.slice(0, point), all.slice(point)];
  const decimals = right.replace(/0+$/, '');
  return `${sign}${left.replace(/^0+(?=\d)/, '')}${decimals === '' ? '' : `.${decimals}`}`;
}
