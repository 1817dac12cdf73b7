/** Names of symbols: a letter or word, then perhaps a subscript. `w10`, `w_10` and `w_{1,0}` differ in writing only. */

const GREEK_WORDS =
  'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π ' +
  'rho ρ sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π ' +
  'Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω';

/** Greek letters by their English word: `lambda` → `λ`. */
export const greekLetters: ReadonlyMap<string, string> = new Map(
  [...GREEK_WORDS.matchAll(/(\w+) (\S)/g)].map(([, word, letter]) => [
    word as string,
    letter as string,
  ]),
);

/** Marks over a letter, as they are typed after it (`xdot`), as LaTeX commands, and as Unicode writes them. */
const ACCENTS = [
  ['dot', '\u0307'],
  ['bar', '\u0304'],
  ['hat', '\u0302'],
  ['tilde', '\u0303'],
] as const;

/** The character that puts a mark over the letter before it: `dot` → U+0307. */
export const accentMarks: ReadonlyMap<string, string> = new Map(ACCENTS);

const accentWords = new Map<string, string>(ACCENTS.map(([word, mark]) => [mark, word]));

const greekWords = new Map([...greekLetters].map(([word, letter]) => [letter, word]));

/** A name taken apart: `w_{1,0}` is base `w` with the subscript parts `1` and `0`. */
interface NameParts {
  readonly base: string;
  readonly subscript: readonly string[];
}

/** Names that were taken apart lately: every cell of a matrix asks for the same ones. */
const known = new Map<string, NameParts>();
const MOST_KEPT = 2000;

/** Takes a name apart; digits at the end of a word are its subscript: `w10` → base `w`, subscript `10`. */
export function nameParts(name: string): NameParts {
  const before = known.get(name);
  if (before) return before;
  if (known.size >= MOST_KEPT) known.clear();
  const parts = takeApart(name);
  known.set(name, parts);
  return parts;
}

function takeApart(name: string): NameParts {
  const [head = '', ...tail] = name.split(/[_{}[\](),\s]+/u).filter((part) => part !== '');
  const match = /^(.*?[^\d])(\d+)([′']*)$/u.exec(head);
  const base = match ? `${match[1]}${match[3]}` : head;
  const subscript = match ? [match[2] as string, ...tail] : tail;
  return { base: greekBase(base).replaceAll("'", '′'), subscript };
}

/** One spelling for all ways to write a name: `w_{1,0}` and `w10` → `w10`, `lambda_2` → `λ2`. */
export function compactName(name: string): string {
  const { base, subscript } = nameParts(name);
  return base + subscript.join('');
}

/** The name that an undeclared symbol gets: digits follow at once, letters after `_`: `w10`, `n_f`. */
export function plainName(name: string): string {
  const { base, subscript } = nameParts(name);
  return subscript.every((part) => /^\d+$/.test(part))
    ? base + subscript.join('')
    : `${base}_${subscript.join('_')}`;
}

/** LaTeX for a name: `w10` → `w_{10}`, `lambda` → `\lambda`, `vW` → `\mathrm{vW}`. */
export function nameToLatex(name: string): string {
  const { base, subscript } = nameParts(name);
  const plain = base.replaceAll('′', '');
  const primes = "'".repeat(base.length - plain.length);
  const parts = subscript.map(letterToLatex).join(',');
  return letterToLatex(plain) + (parts === '' ? '' : `_{${parts}}`) + primes;
}

/** A name as it is said: `w10` → `w 1 0`, `H` → `capital H`, `λ` → `lambda`. */
export function nameToSpeech(name: string): string {
  const { base, subscript } = nameParts(name);
  const plain = base.replaceAll('′', '');
  const primes = ' prime'.repeat(base.length - plain.length);
  const spelled = [
    letterToSpeech(plain),
    ...subscript.map((part) => [...part].map(letterToSpeech).join(' ')),
  ];
  return spelled.join(' ') + primes;
}

function greekBase(base: string): string {
  const primes = /['′]*$/u.exec(base)?.[0] ?? '';
  const word = base.slice(0, base.length - primes.length);
  const [, letter = '', accent = ''] = /^(.+?)(dot|bar|hat|tilde)$/u.exec(word) ?? [];
  const plain = greekLetters.get(letter) ?? letter;
  const isLetter = [...plain].length === 1;
  if (isLetter) return (plain + (accentMarks.get(accent) ?? '')).normalize('NFC') + primes;
  return (greekLetters.get(word) ?? word).normalize('NFC') + primes;
}

/** A letter without the mark over it, and the word for the mark. */
function withoutAccent(letter: string): [plain: string, accent: string | undefined] {
  const [plain = '', mark = '', ...more] = [...letter.normalize('NFD')];
  const accent = more.length === 0 ? accentWords.get(mark) : undefined;
  return accent === undefined ? [letter, undefined] : [plain, accent];
}

function letterToLatex(letter: string): string {
  const [plain, accent] = withoutAccent(letter);
  if (accent) return `\\${accent}{${letterToLatex(plain)}}`;
  const word = greekWords.get(greekLetters.get(letter) ?? letter);
  if (word) return `\\${word}`;
  return [...letter].length === 1 || /^\d+$/.test(letter) ? letter : `\\mathrm{${letter}}`;
}

function letterToSpeech(letter: string): string {
  const [plain, accent] = withoutAccent(letter);
  if (accent) return `${letterToSpeech(plain)} ${accent}`;
  const word = greekWords.get(greekLetters.get(letter) ?? letter) ?? letter;
  if (word !== letter) return /^\p{Lu}/u.test(word) ? `capital ${word.toLowerCase()}` : word;
  return /^\p{Lu}$/u.test(word) ? `capital ${word}` : word;
}
