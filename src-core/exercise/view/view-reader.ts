import { AppError } from '#core/errors.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Formula } from '../language/formula.ts';
import { asBoolean, asInteger, asList, asNumber, asText, isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';

/** Reads the formulas of a `view` in one draw; every error names the field. */
export class ViewReader {
  private readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  value(formula: Formula): Value {
    return this.evaluator.evaluate(formula);
  }

  integer(formula: Formula | undefined, name: string, fallback: number): number {
    return formula ? asInteger(this.value(formula), `view, ${name}`) : fallback;
  }

  number(formula: Formula, name: string): number {
    return asNumber(this.value(formula), `view, ${name}`);
  }

  /** A text, or a list of texts as the lines of one. */
  lines(formula: Formula, name: string): string {
    const value = this.value(formula);
    const texts = isList(value) ? value : [value];
    return texts.map((text) => asText(text, `view, ${name}`)).join('\n');
  }

  /** A list of whole numbers of one of the lengths. Errors: AppError saying what was expected. */
  sizes(formula: Formula, name: string, lengths: readonly number[], expected: string): number[] {
    const list = asList(this.value(formula), `view, ${name}`);
    if (!lengths.includes(list.length)) throw new AppError('view', `view, ${name}: ${expected}`);
    return list.map((size) => asInteger(size, `view, ${name}`));
  }

  /** One number for every axis, or a list with one number an axis. Errors: AppError for a list of another length. */
  perAxis(formula: Formula | undefined, name: string, axes: number, fallback: number): number[] {
    const value = formula && this.value(formula);
    if (value === undefined) return new Array<number>(axes).fill(fallback);
    if (!isList(value)) return new Array<number>(axes).fill(asInteger(value, `view, ${name}`));
    if (value.length !== axes)
      throw new AppError('view', `view, ${name}: expected one number, or ${axes}`);
    return value.map((one) => asInteger(one, `view, ${name}`));
  }

  /** Errors: AppError for anything but true and false. */
  isTrue(formula: Formula | undefined, name: string): boolean | undefined {
    return formula && asBoolean(this.value(formula), `view, ${name}`);
  }

  /** All numbers of nested lists of any depth, in reading order; undefined without a formula. */
  numbers(formula: Formula | undefined, name: string): number[] | undefined {
    const flatten = (value: Value): number[] =>
      isList(value) ? value.flatMap(flatten) : [asNumber(value, `view, ${name}`)];
    return formula && flatten(this.value(formula));
  }

  /** A list of texts, or one text by itself; undefined without a formula. */
  texts(formula: Formula | undefined, name: string): string[] | undefined {
    const value = formula && this.value(formula);
    const list = value === undefined ? undefined : isList(value) ? value : [value];
    return list?.map((text) => asText(text, `view, ${name}`));
  }
}
