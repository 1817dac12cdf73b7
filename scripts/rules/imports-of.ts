import ts from 'typescript';

export interface Import {
  /** As written, without a bundler's `?query`. */
  specifier: string;
  line: number;
  /** True when nothing of it is left at run time. */
  isTypeOnly: boolean;
  /** True for `import()`, which loads only when it is reached. */
  isLazy: boolean;
}

/** Every import and re-export of a TypeScript, JavaScript or Svelte file, `import()` included. */
export function importsOf(file: string, text: string): Import[] {
  const code = file.endsWith('.svelte') ? scriptsOf(text) : text;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean, isLazy = false) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const { line } = source.getLineAndCharacterOfPosition(specifier.getStart(source));
    imports.push({
      specifier: specifier.text.replace(/\?.*$/, ''),
      line: line + 1,
      isTypeOnly,
      isLazy,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

/** The text with everything outside of `<script>` blanked, so that line numbers stay. */
function scriptsOf(svelte: string): string {
  let end = 0;
  let code = '';
  for (const match of svelte.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) {
    const start = match.index + match[0].indexOf('>') + 1;
    code += blank(svelte.slice(end, start)) + (match[1] ?? '');
    end = start + (match[1] ?? '').length;
  }
  return code;
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');
