import { z } from 'zod';
import { SyntaxIssue } from './syntax-issue.ts';
import { Template } from './template.ts';

/** A field that holds Markdown with `{formula}` holes. */
export const markdown = z.string().transform((source, context) => {
  try {
    return new Template(source);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxIssue)) throw thrown;
    context.addIssue({ code: 'custom', message: thrown.message, params: { offset: thrown.at } });
    return z.NEVER;
  }
});
