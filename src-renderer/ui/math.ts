import katex from 'katex';
import { ROLE_MACROS } from '#core/exercise/parse/check-math.ts';

/** Longer formulas are shown as text: one of 100,000 characters would take seconds to set. */
const MAX_LENGTH = 5000;

/** The only classes a formula may put on its parts: one for each role, coloured by `base.css`. */
const ROLE_CLASSES = new Set(['role-input', 'role-weight', 'role-output']);

/**
 * LaTeX as HTML and MathML. `\inputrole{…}`, `\weightrole{…}` and `\outputrole{…}` colour what
 * belongs to a role.
 *
 * Errors: none; a formula that cannot be set is shown as its own text, marked as such.
 */
export function renderMath(latex: string, display = false): string {
  if (latex.length > MAX_LENGTH) return asText(latex, 'too long');
  try {
    return katex.renderToString(latex, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: false,
      maxExpand: 100,
      maxSize: 20,
      macros: { ...ROLE_MACROS },
      trust: (context) => context.command === '\\htmlClass' && ROLE_CLASSES.has(context.class),
    });
  } catch (error) {
    // KaTeX throws ParseError for bad input and RangeError when braces nest too deeply.
    return asText(
      latex,
      error instanceof katex.ParseError ? error.rawMessage : 'nested too deeply',
    );
  }
}

/** Text with the characters that HTML reads replaced. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function asText(latex: string, reason: string): string {
  const shown = latex.length > 200 ? `${latex.slice(0, 200)}…` : latex;
  return `<code class="formula-error">${escapeHtml(shown)}</code> <span class="formula-reason">(${escapeHtml(reason)})</span>`;
}
