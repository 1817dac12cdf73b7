import type { Role } from './block.ts';

/** One statement as a formula, as plain text and as words for a screen reader. */
export interface Statement {
  latex: string;
  text: string;
  spoken: string;
}

/** Longer lists are shown with their middle left out. */
const termLimit = 12;

/** A text that reads the same in a formula. */
export function said(text: string, spoken = text): Statement {
  return { latex: text, text, spoken };
}

/** The statement in the colour of a role. */
export function coloured(role: Role, { latex, text, spoken }: Statement): Statement {
  return { latex: `\\${role}role{${latex}}`, text, spoken };
}

/** left·right, kept on one line. */
export function product(left: Statement, right: Statement): Statement {
  return {
    latex: `{${left.latex}\\cdot${right.latex}}`,
    text: `${left.text}·${right.text}`,
    spoken: `${left.spoken} times ${right.spoken}`,
  };
}

/** The arguments of a function: all with commas between them, of many only the first ones and the last. */
export function listed<T>(all: readonly T[], say: (one: T) => Statement): Statement {
  const { latex, ...rest } = joinedFrom(all, say, ', ', ', ');
  return { ...rest, latex: latex.replaceAll(',\\quad\\allowbreak ', ',\\allowbreak ') };
}

/** All statements with a sign between them; none at all is 0, and of many only the first ones and the last are kept. */
export function joined(all: readonly Statement[], sign: string, word: string): Statement {
  return joinedFrom(all, (one) => one, sign, word);
}

/** The same for what is put into words by `say`: only what is kept is. */
export function joinedFrom<T>(
  all: readonly T[],
  say: (one: T) => Statement,
  sign: string,
  word: string,
): Statement {
  if (all.length === 0) return said('0');
  const dots: Statement = { latex: '\\cdots', text: '⋯', spoken: 'and so on' };
  const shown =
    all.length <= termLimit
      ? all.map(say)
      : [...all.slice(0, termLimit - 2).map(say), dots, ...all.slice(-1).map(say)];
  return {
    latex: shown.map(({ latex }) => latex).join(sign === ', ' ? ',\\quad\\allowbreak ' : sign),
    text: shown.map(({ text }) => text).join(sign),
    spoken: shown.map(({ spoken }) => spoken).join(word),
  };
}
