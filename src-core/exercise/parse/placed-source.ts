import type { z } from 'zod';
import type { PackIssue } from '../exercise.ts';

export type Path = readonly (string | number)[];

/** A place in a file, both from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

/** Data of a file, YAML or JSON, that knows where each of its parts stands. */
export abstract class PlacedSource {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** True when there is a value at the path. */
  protected abstract has(path: Path): boolean;

  /** Where a value starts; its nearest existing parent where it is missing. `offset` counts characters inside a text. */
  protected abstract placeOf(path: Path, offset: number): TextPlace;

  /** Where a key of the object at the path starts. */
  protected abstract placeOfKey(path: Path, key: string): TextPlace;

  /** An issue at the value of a path; `offset` counts characters inside a text. */
  at(path: Path, message: string, offset = 0): PackIssue {
    return this.issue(this.placeOf(path, offset), message);
  }

  /** The issues of a schema, each where it belongs. */
  schemaIssues(error: z.ZodError, prefix: Path = []): PackIssue[] {
    return error.issues.flatMap((issue) => {
      const path = [...prefix, ...(issue.path as (string | number)[])];
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) =>
          this.issue(this.placeOfKey(path, key), `unknown key “${key}”`),
        );
      }
      const offset = issue.code === 'custom' ? Number(issue.params?.['offset'] ?? 0) : 0;
      const isThere = path.length === 0 || this.has(path);
      return [this.at(path, describe(path, issue, isThere), offset)];
    });
  }

  protected issue({ line, column }: TextPlace, message: string): PackIssue {
    return { file: this.file, line, column, message: message.split('\n')[0] ?? message };
  }
}

function describe(path: Path, issue: z.core.$ZodIssue, isThere: boolean): string {
  const name = path.at(-1);
  if (!isThere && issue.code !== 'custom') return `“${name}” is missing`;
  const message = issue.message.replace(/^Invalid input: /, '');
  return name === undefined ? message : `${name}: ${message}`;
}
