import { volumeShape } from './block.ts';
import type { Block } from './block.ts';
import type { Scene } from './scene.ts';

/** "1 × 3 × 3": channels, rows, columns; a kernel says "2 filters of 1 × 3 × 3". */
export function sizeText(block: Block): string {
  const filters = block.shape.length > 3 ? (block.shape[0] ?? 1) : 1;
  const size = volumeShape(block).join(' × ');
  return filters > 1 ? `${filters} filters of ${size}` : size;
}

/** The whole scene in words, for those who do not see the picture: what stands where and how it is computed. */
export function describeScene(scene: Scene): string {
  const { input, kernel, output } = scene.blocks;
  const { stride, padding, outputPadding } = scene.spec;
  const both = (pair: readonly [number, number]): string =>
    pair[0] === pair[1] ? `${pair[0]}` : `${pair[0]} along rows and ${pair[1]} along columns`;
  const settings = [
    `stride ${both(stride)}`,
    `padding ${both(padding)}`,
    ...(outputPadding.some(Boolean) ? [`output padding ${both(outputPadding)}`] : []),
  ].join(', ');
  const rule =
    scene.stepBlock === 'output'
      ? 'Each output cell is the sum of the products of one window of the input with the kernel.'
      : 'Each input cell adds a copy of the kernel, scaled by its value, to the output.';
  return (
    `${scene.title} with ${settings}. Sizes are channels × rows × columns. The input is ${sizeText(input)}, ` +
    `the kernel ${sizeText(kernel)}, the output ${sizeText(output)}. ${rule}`
  );
}
