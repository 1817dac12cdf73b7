import {
  snippetCompletion,
  type Completion,
  type CompletionContext,
} from '@codemirror/autocomplete';
import type { CompletionResult } from '@codemirror/autocomplete';
import type { AuthorWords } from '#core/contract/author.ts';
import type { SchemaName } from '#core/pack/json-schemas.ts';
import { ASSIGNMENT_FILE } from '#core/pack/entry-names.ts';
import { fieldsAt, valuesAt, type Schema } from './schema-fields.ts';
import { yamlPlace } from './yaml-path.ts';

const HEAD = /^---\n(?<head>[\s\S]*?)(?:\n---[ \t]*(?:\n|$))/;
const WORD = /[\w.-]*$/;
const NAME = /[\p{L}_][\p{L}\p{N}_]*$/u;

/** Completes fields and their values in YAML, functions and own names in formulas. */
export function completeWith({ functions, schemas }: AuthorWords, path: string) {
  const isManifest = path.endsWith('.yaml');
  const schema = schemas[schemaOf(path)] as Schema;
  const calls: Completion[] = functions.map(({ name, signature, docs }) =>
    snippetCompletion(`${name}(\${})`, {
      label: name,
      detail: signature.slice(name.length),
      info: docs,
      type: 'function',
    }),
  );

  return (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(0, context.pos);
    const all = context.state.doc.toString();
    const yaml = isManifest ? before : headBefore(before);
    if (yaml === undefined) return inText(before, all, context.explicit);
    const place = yamlPlace(yaml);
    if (place.key === undefined) {
      const from = context.pos - (WORD.exec(yaml)?.[0].length ?? 0);
      if (from === context.pos && !context.explicit) return null;
      const options = fieldsAt(schema, place).map(({ name, isRequired }): Completion => ({
        label: name,
        apply: `${name}: `,
        type: 'property',
        ...(isRequired && { detail: 'needed', boost: 1 }),
      }));
      return { from, options, validFor: /^[\w.-]*$/ };
    }
    const values = valuesAt(schema, place);
    if (values.length > 0) {
      const from = context.pos - (WORD.exec(yaml)?.[0].length ?? 0);
      return {
        from,
        options: values.map((label) => ({ label, type: 'enum' })),
        validFor: /^[\w.-]*$/,
      };
    }
    return inFormula(before, all, context.explicit);
  };

  /** In Markdown formulas stand in braces. */
  function inText(before: string, all: string, isAsked: boolean): CompletionResult | null {
    const line = before.slice(before.lastIndexOf('\n') + 1);
    return line.lastIndexOf('{') > line.lastIndexOf('}') ? inFormula(before, all, isAsked) : null;
  }

  function inFormula(before: string, all: string, isAsked: boolean): CompletionResult | null {
    const name = NAME.exec(before)?.[0] ?? '';
    if (name.length < 2 && !isAsked) return null;
    const own = ownNames(all).map((label): Completion => ({ label, type: 'variable', boost: 2 }));
    const options = [...own, ...calls];
    return { from: before.length - name.length, options, validFor: /^[\p{L}\p{N}_]*$/u };
  }
}

function schemaOf(path: string): SchemaName {
  if (!path.endsWith('.yaml')) return 'exercise';
  return path === ASSIGNMENT_FILE ? 'assignment' : 'pack';
}

/** The front matter up to the cursor; none where the cursor stands below it. */
function headBefore(before: string): string | undefined {
  return before.startsWith('---\n') && !HEAD.test(before) ? before.slice(4) : undefined;
}

/** Parameters and lets of an exercise, by what looks like their keys. */
function ownNames(all: string): string[] {
  const head = HEAD.exec(all)?.groups?.['head'] ?? '';
  const blocks = [
    ...head.matchAll(/^(?:parameters|let): *(?<flow>\{.*\})?(?<block>(?:\n +.*)*)/gm),
  ];
  const text = blocks
    .map(({ groups }) => `${groups?.['flow'] ?? ''}${groups?.['block'] ?? ''}`)
    .join('\n');
  const keys = [...text.matchAll(/(?:^ +|[{,] *)"?([\p{L}_][\p{L}\p{N}_]*)(?:\([^)]*\))?"?:/gmu)];
  return [...new Set(keys.map(([, key]) => key ?? ''))];
}
