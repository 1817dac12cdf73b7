import type { PackIssue } from '../exercise.ts';
import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document, Scalar } from 'yaml';
import type { z } from 'zod';

const ADVICE = '; inside { … } a text with [ ] { } : or a comma needs quotes';

type Path = readonly (string | number)[];

/** YAML inside a file: its value, and the line and column of each of its parts. */
export class YamlSource {
  readonly #file: string;
  readonly #firstLine: number;
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed;
  readonly #text: string;

  /** `firstLine` is the line of the file on which `text` starts, from 1. */
  constructor(file: string, text: string, firstLine = 1) {
    this.#file = file;
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
      const issue = this.#issue(error.pos[0], error.message + advice);
      return { value: undefined, issues: [issue] };
    }
    try {
      return { value: this.#document.toJS({ maxAliasCount: 20 }), issues: [] };
    } catch (thrown) {
      return { value: undefined, issues: [this.#issue(0, String(thrown))] };
    }
  }

  /** An issue at the value of a path; `offset` counts characters inside a text. */
  at(path: Path, message: string, offset?: number): PackIssue {
    return this.#issue(this.#start(path, offset ?? 0), message);
  }

  /** The issues of a schema, each where it belongs. */
  schemaIssues(error: z.ZodError, prefix: Path = []): PackIssue[] {
    return error.issues.flatMap((issue) => {
      const path = [...prefix, ...(issue.path as (string | number)[])];
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => this.#atKey(path, key, `unknown key “${key}”`));
      }
      const offset = issue.code === 'custom' ? Number(issue.params?.['offset'] ?? 0) : 0;
      return [this.at(path, describe(path, issue, this.#has(path)), offset)];
    });
  }

  #has(path: Path): boolean {
    return path.length === 0 || this.#document.hasIn(path);
  }

  /** Offset of a value; of its nearest existing parent where it is missing. */
  #start(path: Path, offset: number): number {
    const node = path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
    if (!isNode(node) || !node.range)
      return path.length === 0 ? 0 : this.#start(path.slice(0, -1), 0);
    return node.range[0] + (isScalar(node) ? offsetIn(node, offset) : 0);
  }

  #atKey(path: Path, key: string, message: string): PackIssue {
    const parent = path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
    const pair = isMap(parent)
      ? parent.items.find(({ key: node }) => isScalar(node) && String(node.value) === key)
      : undefined;
    const node = pair?.key;
    return this.#issue(isScalar(node) ? (node.range?.[0] ?? 0) : this.#start(path, 0), message);
  }

  #issue(offset: number, message: string): PackIssue {
    const { line, col } = this.#lines.linePos(Math.min(offset, this.#text.length));
    const text = message.split('\n')[0] ?? message;
    return { file: this.#file, line: line + this.#firstLine - 1, column: col, message: text };
  }
}

/** Quotes shift a text by one; block texts are pointed at as a whole. */
function offsetIn(node: Scalar, offset: number): number {
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return offset + 1;
  return node.type === 'PLAIN' ? offset : 0;
}

function describe(path: Path, issue: z.core.$ZodIssue, present: boolean): string {
  const name = path.at(-1);
  if (!present && issue.code !== 'custom') return `“${name}” is missing`;
  const message = issue.message.replace(/^Invalid input: /, '');
  return name === undefined ? message : `${name}: ${message}`;
}
