import { describe, expect, test } from 'vitest';
import { cellCount } from '#core/scene/cells/block.ts';
import { indexFormula } from '#core/scene/cells/indices/index-formula.ts';
import { blockOf, buildScene } from '#core/scene/cells/scene.ts';
import { drawnCases } from './drawn-cases.ts';
import { namedInputs } from './read-formula.ts';

describe('indexFormula', () => {
  test.each(
    drawnCases
      .map((drawn, index) => ({ ...drawn, index, kind: drawn.spec.scene }))
      .filter(({ kind }) => kind !== 'network'),
  )('names exactly the inputs that make each output, $kind, configuration $index', (drawn) => {
    const { spec, isRead } = drawn;
    const scene = buildScene(spec);
    const input = blockOf(scene, 'input');
    const output = scene.blocks.at(-1) as typeof input;
    // In the columns of im2col letters number a line; no sign runs through them.
    const free: Record<string, number> = spec.scene === 'im2col' ? { c: 1, a: 1, b: 1 } : {};
    for (let cell = 0; cell < cellCount(output); cell++) {
      const text = indexFormula(scene, { block: output.id, cell })?.text ?? '';
      const expected = [...new Array(cellCount(input)).keys()].filter((from) => isRead(from, cell));
      expect(namedInputs(text, input, free), text).toEqual(expected);
    }
  });
});
