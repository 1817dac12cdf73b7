import type { PackIssue } from '../exercise.ts';
import { SyntaxIssue } from '../language/syntax-issue.ts';
import { Template } from '../language/template.ts';
import { checkMath } from './check-math.ts';

/** A stretch of Markdown in an exercise file, and where it stands. */
export interface Block {
  name: 'statement' | 'part' | 'hint' | 'solution' | 'erratum';
  /** The part's id. */
  argument: string;
  text: string;
  /** Line of the file on which `text` starts, from 1. */
  line: number;
}

const OPEN = /^:::(?<name>part|hint|solution|erratum)(?:\s+(?<argument>\S+))?\s*$/;

/** Cuts a body into its statement and its `:::` blocks. */
export function readBlocks(
  file: string,
  body: string,
  firstLine: number,
): { blocks: Block[]; issues: PackIssue[] } {
  const statement: Block = { name: 'statement', argument: '', text: '', line: firstLine };
  const blocks = [statement];
  const issues: PackIssue[] = [];
  let open = statement;
  let statementLines = 0;
  for (const [index, text] of body.split('\n').entries()) {
    const line = firstLine + index;
    const issue = (message: string): void => void issues.push({ file, line, column: 1, message });
    const start = OPEN.exec(text)?.groups;
    if (start) {
      if (open !== statement)
        issue(`“:::${open.name}” of line ${open.line - 1} is not closed with “:::”`);
      open = {
        name: start['name'] as Block['name'],
        argument: start['argument'] ?? '',
        text: '',
        line: line + 1,
      };
      blocks.push(open);
    } else if (text.trim() === ':::') {
      if (open === statement) issue('“:::” closes nothing');
      open = statement;
    } else if (text.startsWith(':::')) {
      issue(`“${text.trim()}” is not one of :::part, :::hint, :::solution, :::erratum`);
    } else {
      // Lines of the statement keep their place when a block stood between them.
      const skipped = open === statement ? index - statementLines : 0;
      open.text += `${'\n'.repeat(skipped)}${text}\n`;
      if (open === statement) statementLines = index + 1;
    }
  }
  if (open !== statement) {
    issues.push({
      file,
      line: open.line - 1,
      column: 1,
      message: `“:::${open.name}” is not closed with “:::”`,
    });
  }
  return { blocks, issues };
}

/** The template of a block; what stops it goes to `issues`. */
export function blockTemplate(
  file: string,
  block: Block,
  issues: PackIssue[],
): Template | undefined {
  const at = (offset: number, message: string): void => {
    const before = block.text.slice(0, offset).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    issues.push({ file, line: block.line + before.length - 1, column, message });
  };
  checkMath(block.text, at);
  try {
    return new Template(block.text);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxIssue)) throw thrown;
    at(thrown.at, thrown.message);
    return undefined;
  }
}
