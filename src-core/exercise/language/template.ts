import { Rational } from '#core/symbolic/rational.ts';
import type { Evaluator } from './evaluator.ts';
import { formatLatex, formatText } from './format.ts';
import { Formula } from './formula.ts';
import { mark } from './marks.ts';
import { SyntaxIssue } from './syntax-issue.ts';
import { isList, isSymbolicMatrix } from './value.ts';
import type { Value } from './value.ts';

type Segment = string | { formula: Formula; inMath: boolean; at: number };

/** `{H}` in text and `\val{H}` in formulas; `\{` is a brace. */
const HOLE = /\\val\{(?<math>[^{}]*)\}|\\(?<escaped>[{}])|(?<dollars>\$\$?)|\{(?<text>[^{}]*)\}/g;

/**
 * Markdown with holes. In text `{formula}` is replaced by its value, inside `$…$` braces belong to
 * LaTeX and `\val{formula}` is replaced by the value as LaTeX.
 */
export class Template {
  readonly source: string;
  readonly segments: Segment[];

  /** Errors: SyntaxIssue with the offset in `source`. */
  constructor(source: string) {
    this.source = source;
    this.segments = split(source);
  }

  /** The text with all values filled in; where the evaluator knows its place, its numbers are marked. */
  render(evaluator: Evaluator, locals: Record<string, Value> = {}): string {
    const place = evaluator.placeOf(this);
    let holes = 0;
    const parts = this.segments.map((segment) => {
      if (typeof segment === 'string') return segment;
      const value = evaluator.evaluate(segment.formula, locals);
      const text = segment.inMath ? formatLatex(value) : formatText(value);
      const address = `${place}:${holes++}`;
      return place !== undefined && isNumber(value) ? mark(address, text) : text;
    });
    return parts.join('');
  }

  /** The formulas in its holes, with the offset where each starts. */
  formulas(): { formula: Formula; at: number }[] {
    return this.segments.filter((segment) => typeof segment !== 'string');
  }
}

function split(source: string): Segment[] {
  const segments: Segment[] = [];
  let rest = 0;
  let inMath = false;
  for (const match of source.matchAll(HOLE)) {
    const { math, escaped, dollars, text } = match.groups ?? {};
    const hole = math ?? (inMath ? undefined : text);
    const skipped =
      dollars === undefined && hole === undefined && (inMath || escaped === undefined);
    if (skipped) continue;
    segments.push(source.slice(rest, match.index));
    rest = match.index + match[0].length;
    if (dollars !== undefined) {
      inMath = source[match.index - 1] === '\\' ? inMath : !inMath;
      segments.push(dollars);
    } else if (hole === undefined) segments.push(escaped ?? '');
    else segments.push(segmentOf(hole, inMath, match.index + match[0].indexOf('{') + 1));
  }
  segments.push(source.slice(rest));
  return segments.filter((segment) => segment !== '');
}

function segmentOf(source: string, inMath: boolean, at: number): Segment {
  try {
    return { formula: new Formula(source), inMath, at };
  } catch (thrown) {
    if (thrown instanceof SyntaxIssue) throw new SyntaxIssue(thrown.message, at + thrown.at);
    throw thrown;
  }
}

/** A text of nothing but numbers, as `join` and `math` make it: `0, 3, 6`, `$-\frac{1}{2}$`. */
const NUMBERS = /^[\d−($](?=.*\d)(?:\\frac|[\d\s.,;·×+−/(){}$-])*$|^\d$/u;

/** True for what is read as a number, several of them, or a matrix. */
function isNumber(value: Value): boolean {
  if (typeof value === 'string') return NUMBERS.test(value);
  if (isList(value)) return value.some(isNumber);
  return value instanceof Rational || typeof value === 'number' || isSymbolicMatrix(value);
}
