import { volumeCount, volumeShape } from './block.ts';
import type { Block } from './block.ts';
import type { Scene } from './scene.ts';

/** "1 × 3 × 3": the sizes of a block; a kernel says "2 filters of 1 × 3 × 3". */
export function sizeText(block: Block): string {
  const count = volumeCount(block);
  const isFilters = block.axes[0] === 'filter' && block.shape.length > 2;
  if (!isFilters) return block.shape.join(' × ');
  const size = (block.shape.length === 4 ? volumeShape(block) : block.shape.slice(1)).join(' × ');
  return count > 1 ? `${count} filters of ${size}` : size;
}

/** The whole scene in words, for those who do not see the picture: what stands where and how it is computed. */
export function describeScene(scene: Scene): string {
  const settings = scene.settings
    .map((setting) =>
      setting
        .replace(/ \(dotted[^)]*\)/u, '')
        .replace(/ (\d+) × (\d+)$/u, ' $1 along rows and $2 along columns'),
    )
    .join(', ');
  const blocks = scene.blocks.map((block, at) => {
    const title = block.title.toLowerCase();
    return `${at === 0 ? 'The' : 'the'} ${title} ${at === 0 ? 'is ' : ''}${sizeText(block)}`;
  });
  return (
    `${scene.title}${settings ? ` with ${settings}` : ''}. Sizes are ${scene.sizes}. ` +
    `${blocks.join(', ')}. ${scene.rule}`
  );
}
