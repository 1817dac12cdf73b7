import { describe, expect, test } from 'vitest';
import { checkImports } from './import-rules.ts';

const importing = (file: string, ...specifiers: string[]) =>
  checkImports(file, specifiers.map((name) => `import { it } from '${name}';`).join('\n'));

describe('checkImports accepts', () => {
  test.each([
    ['src-core/ops/matmul.ts', '#core/tensor/nd-array.ts'],
    ['src-core/ops/matmul.ts', './define-op.ts'],
    ['src-core/exercise/types/number.ts', '../verdict.ts'],
    ['src-core/exercise/grade.ts', '#core/linear/matrix-of.ts'],
    ['src-core/tensor/nd-array.ts', '#core/errors.ts'],
    ['src-core/ops/matmul.test.ts', 'vitest'],
    ['src-core/ops/matmul.test.ts', '#core/autograd/gradcheck.ts'],
    ['src-core/exercise/parse/yaml.ts', 'yaml'],
    ['src-main/backend/backend.ts', '#core/contract/contract.ts'],
    ['src-main/shells/serve/main.ts', '../../backend/backend.ts'],
    ['src-main/shells/electron/main.ts', 'electron'],
    ['src-main/database/open.ts', 'better-sqlite3'],
    ['src-renderer/stage/Stage.svelte.ts', '#core/scene/scene.ts'],
    ['e2e/learner.spec.ts', '#core/exercise/answers.ts'],
  ])('%s → %s', (file, specifier) => {
    expect(importing(file, specifier)).toEqual([]);
  });
});

describe('checkImports refuses', () => {
  test.each([
    ['src-core/ops/matmul.ts', '../tensor/nd-array.ts', 'write #core/…'],
    ['src-core/tensor/nd-array.ts', '#core/ops/matmul.ts', 'src-core/tensor stands below'],
    ['src-core/linear/matrix-of.ts', '#core/exercise/answers.ts', 'src-core/linear stands below'],
    ['src-core/linear/matrix-of.ts', '#core/piecewise/pieces.ts', 'stands below or beside'],
    ['src-core/exercise/grade.ts', '#core/contract/contract.ts', 'src-core/exercise stands below'],
    ['src-core/unheard-of/it.ts', '#core/errors.ts', 'src-core/unheard-of stands below'],
    ['src-core/ops/matmul.ts', '../../src-main/backend/log.ts', 'nothing outside itself'],
    ['src-core/ops/matmul.ts', 'three', 'no package but fflate, katex'],
    ['src-core/ops/matmul.ts', 'node:fs', 'no package but fflate, katex'],
    ['src-core/ops/matmul.ts', 'vitest', 'no package but fflate, katex'],
    ['src-core/ops/matmul.test.ts', 'electron', 'no package but fflate, katex'],
    [
      'src-main/backend/backend.ts',
      '../../src-renderer/ui/math.ts',
      'know each other only through',
    ],
    ['src-renderer/ui/math.ts', '../../src-main/backend/log.ts', 'know each other only through'],
    ['src-main/backend/backend.ts', '../shells/serve/main.ts', 'never the reverse'],
    ['src-main/backend/backend.ts', 'electron', 'only src-main/shells/electron'],
    ['src-main/shells/serve/main.ts', 'electron', 'only src-main/shells/electron'],
    ['src-main/backend/backend.ts', 'better-sqlite3', 'only src-main/database'],
    ['src-renderer/app/main.ts', 'node:fs', 'the window has no Node'],
    ['src-renderer/state/client.ts', 'zod', 'only types from the contract'],
    ['src-renderer/state/client.ts', '#core/contract/contract.ts', 'only types from the contract'],
    ['src-main/backend/backend.ts', '../../scripts/check-rules.ts', 'does not use its tools'],
  ])('%s → %s', (file, specifier, reason) => {
    expect(
      importing(file, specifier)
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(reason);
  });

  test('an import however it is written, and names its line', () => {
    const text = [
      "import type { A } from 'three';",
      "export { b } from 'three';",
      "const c = await import('three');",
      "type D = import('three').D;",
      "import three from 'three?raw';",
    ].join('\n');
    const lines = checkImports('src-core/ops/matmul.ts', text).map(({ line }) => line);
    expect(lines).toEqual([1, 2, 3, 4, 5]);
  });

  test('an import in the second script of a Svelte file, and names its line in that file', () => {
    const text = [
      '<script module>',
      "  import type { Contract } from '#core/contract/contract.ts';",
      '</script>',
      "<p>import fs from 'node:fs'</p>",
      '<script lang="ts">',
      "  import { contract } from '#core/contract/contract.ts';",
      '</script>',
    ].join('\n');
    expect(checkImports('src-renderer/app/App.svelte', text)).toMatchObject([{ line: 6 }]);
  });
});
