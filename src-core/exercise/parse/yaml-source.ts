import type { PackIssue } from '../exercise.ts';
import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document, Scalar } from 'yaml';
import { PlacedSource, type Path, type TextPlace } from './placed-source.ts';

const ADVICE = '; inside { … } a text with [ ] { } : or a comma needs quotes';

/** YAML inside a file: its value, and the line and column of each of its parts. */
export class YamlSource extends PlacedSource {
  readonly #firstLine: number;
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed;
  readonly #text: string;

  /** `firstLine` is the line of the file on which `text` starts, from 1. */
  constructor(file: string, text: string, firstLine = 1) {
    super(file);
    this.#text = text;
    this.#firstLine = firstLine;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** The value, or what stops it from being YAML. */
  read(): { value: unknown; issues: PackIssue[] } {
    // What is told after the first error follows from it.
    const [error] = this.#document.errors;
    if (error) {
      const advice = /node end|flow/i.test(error.message) ? ADVICE : '';
      const place = this.#place(error.pos[0]);
      return { value: undefined, issues: [this.issue(place, error.message + advice)] };
    }
    try {
      return { value: this.#document.toJS({ maxAliasCount: 20 }), issues: [] };
    } catch (thrown) {
      return { value: undefined, issues: [this.issue(this.#place(0), String(thrown))] };
    }
  }

  protected has(path: Path): boolean {
    return this.#document.hasIn(path);
  }

  protected placeOf(path: Path, offset: number): TextPlace {
    return this.#place(this.#start(path, offset));
  }

  protected placeOfKey(path: Path, key: string): TextPlace {
    const parent = this.#node(path);
    const pair = isMap(parent)
      ? parent.items.find(({ key: node }) => isScalar(node) && String(node.value) === key)
      : undefined;
    const node = pair?.key;
    return this.#place(isScalar(node) ? (node.range?.[0] ?? 0) : this.#start(path, 0));
  }

  /** Offset of a value; of its nearest existing parent where it is missing. */
  #start(path: Path, offset: number): number {
    const node = this.#node(path);
    if (!isNode(node) || !node.range)
      return path.length === 0 ? 0 : this.#start(path.slice(0, -1), 0);
    return node.range[0] + (isScalar(node) ? offsetIn(node, offset) : 0);
  }

  #node(path: Path): unknown {
    return path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
  }

  #place(offset: number): TextPlace {
    const { line, col } = this.#lines.linePos(Math.min(offset, this.#text.length));
    return { line: line + this.#firstLine - 1, column: col };
  }
}

/** Quotes shift a text by one; block texts are pointed at as a whole. */
function offsetIn(node: Scalar, offset: number): number {
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return offset + 1;
  return node.type === 'PLAIN' ? offset : 0;
}
