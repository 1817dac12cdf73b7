import { z } from 'zod';
import { Formula } from '../language/formula.ts';
import { SyntaxIssue } from '../language/syntax-issue.ts';

/** Where a parameter is drawn from: each cell of `shape` is one of `choices`. */
export interface ParameterDomain {
  choices: Formula;
  /** Sizes of a nested list; without it a single value is drawn. */
  shape?: Formula;
}

const PATTERN = /^(?<kind>integer|one of)\s+(?<choices>.+?)(?:\s+shape\s+(?<shape>.+))?$/u;

/** `integer 1..9`, `integer 1..9 shape [H, W]`, `one of ["AND", "OR"]`. */
export const parameterDomain = z.string().transform((source, context): ParameterDomain => {
  const { kind, choices, shape } = PATTERN.exec(source.trim())?.groups ?? {};
  if (choices === undefined || (kind === 'integer' && !choices.includes('..'))) {
    const message = `expected “integer 1..9”, “one of [a, b]”, each with “shape [H, W]” if needed, got “${source}”`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  const read = (text: string): Formula | undefined => {
    try {
      return new Formula(text);
    } catch (thrown) {
      if (!(thrown instanceof SyntaxIssue)) throw thrown;
      const offset = source.indexOf(text) + thrown.at;
      context.addIssue({ code: 'custom', message: thrown.message, params: { offset } });
      return undefined;
    }
  };
  const domain = { choices: read(choices), shape: shape === undefined ? undefined : read(shape) };
  return domain.choices ? { choices: domain.choices, shape: domain.shape } : z.NEVER;
});
