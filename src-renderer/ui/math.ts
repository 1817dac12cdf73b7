import katex from 'katex';
import type { TrustContext } from 'katex';
import { plain, replaceMarks } from '#core/exercise/language/marks.ts';
import { ROLE_MACROS } from '#core/exercise/parse/check-math.ts';

/** Longer formulas are shown as text: one of 100,000 characters would take seconds to set. */
const MAX_LENGTH = 5000;

/** The only classes a formula may put on its parts: one for each role, coloured by `base.css`. */
const ROLE_CLASSES = new Set(['role-input', 'role-weight', 'role-output', 'role-gradient']);

/**
 * LaTeX as HTML and MathML. `\inputrole{…}`, `\weightrole{…}`, `\outputrole{…}` and
 * `\gradientrole{…}` colour what belongs to a role. A number that carries a mark becomes an element with its address in
 * `data-hole`.
 *
 * Errors: none; a formula that cannot be set is shown as its own text, marked as such.
 */
export function renderMath(latex: string, display = false): string {
  const source = plain(latex);
  if (source.length > MAX_LENGTH) return asText(source, 'too long');
  try {
    // The outer braces let a number stand as an exponent.
    const marked = replaceMarks(latex, (tex, at) => `{\\htmlData{hole=${at}}{${tex}}}`);
    const html = katex.renderToString(marked, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: false,
      maxExpand: 100,
      maxSize: 20,
      macros: { ...ROLE_MACROS },
      trust: (context) => isRole(context) || isHole(context),
    });
    // What is copied is the formula as its author wrote it.
    return html.replace(/(<annotation [^>]*>)[^<]*/, (_, tag: string) => tag + escapeHtml(source));
  } catch (error) {
    // KaTeX throws ParseError for bad input and RangeError when braces nest too deeply.
    return asText(
      source,
      error instanceof katex.ParseError ? error.rawMessage : 'nested too deeply',
    );
  }
}

const isRole = (context: TrustContext) =>
  context.command === '\\htmlClass' && ROLE_CLASSES.has(context.class);

const isHole = (context: TrustContext) =>
  context.command === '\\htmlData' && Object.keys(context.attributes).join() === 'data-hole';

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
