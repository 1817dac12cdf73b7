import katex from 'katex';
import { messageOf } from '#core/errors.ts';

const MATH = /(?<!\\)(\$\$?)(?<formula>[\s\S]+?)(?<!\\)\1/g;
const MAX_LENGTH = 5_000;

/** Colours by role, known to the window and to this check: `\inputrole{x}`. */
export const ROLE_MACROS: Readonly<Record<string, string>> = {
  '\\inputrole': '\\htmlClass{role-input}{#1}',
  '\\weightrole': '\\htmlClass{role-weight}{#1}',
  '\\outputrole': '\\htmlClass{role-output}{#1}',
  '\\gradientrole': '\\htmlClass{role-gradient}{#1}',
};

/** Reports every `$…$` and `$$…$$` that KaTeX cannot set, with its offset in the text. */
export function checkMath(text: string, report: (offset: number, message: string) => void): void {
  for (const match of text.matchAll(MATH)) {
    const formula = match.groups?.['formula'] ?? '';
    const start = match.index + (match[1]?.length ?? 1);
    if (formula.length > MAX_LENGTH)
      report(start, `a formula is at most ${MAX_LENGTH} characters long`);
    else checkFormula(formula, (offset, message) => report(start + offset, message));
  }
}

function checkFormula(formula: string, report: (offset: number, message: string) => void): void {
  // A value takes the place of its hole: a number of the same length keeps the offsets.
  const filled = formula.replace(/\\val\{[^{}]*\}/g, (hole) => '1'.padEnd(hole.length, ' '));
  try {
    katex.renderToString(filled, {
      throwOnError: true,
      strict: false,
      maxExpand: 100,
      trust: true,
      macros: { ...ROLE_MACROS },
      // The shortest way to every fault: no boxes are laid out.
      output: 'mathml',
    });
  } catch (thrown) {
    const position = thrown instanceof katex.ParseError ? thrown.position : 0;
    const message = messageOf(thrown)
      .replace(/^KaTeX parse error: /, '')
      .split(/ at (?:position|end of input)/)[0];
    report(position, `formula: ${message}`);
  }
}
