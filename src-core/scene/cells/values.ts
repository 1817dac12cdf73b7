import { cellCount } from './block.ts';
import type { Block } from './block.ts';
import type { Contribution } from './contribution.ts';
import type { Relation } from './relation.ts';

/** Above this many products numbers are left to those who have them: the picture shows names. */
const productLimit = 4_000_000;

/** The blocks with the numbers of the relation's block filled in, where it has none and everything that it reads has. */
export function valuesOf(blocks: readonly Block[], relation: Relation): Block[] {
  const values = computed(blocks, relation);
  return blocks.map((block) => (values && block.id === relation.to ? { ...block, values } : block));
}

function computed(blocks: readonly Block[], relation: Relation): Float64Array | undefined {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const target = byId.get(relation.to);
  if (!target || target.values || relation.reads.some((id) => !byId.get(id)?.values))
    return undefined;
  const count = cellCount(target);
  const middle = relation.contributors(Math.floor(count / 2)).length;
  if (count * Math.max(1, middle) > productLimit) return undefined;
  return Float64Array.from({ length: count }, (_, cell) => {
    const terms = relation.contributors(cell).flatMap((contribution) => {
      const { from } = contribution;
      if (!from) return [];
      const value = byId.get(from.block)?.values?.[from.cell] ?? NaN;
      return [{ factor: factorValue(byId, contribution) ?? 1, value }];
    });
    return relation.form.compute(terms);
  });
}

/** What a source is multiplied by, as a number; undefined where it goes without saying. */
function factorValue(
  blocks: ReadonlyMap<string, Block>,
  { factor }: Contribution,
): number | undefined {
  if (factor.kind === 'weight') return blocks.get(factor.cell.block)?.values?.[factor.cell.cell];
  return factor.kind === 'share' ? 1 / factor.of : undefined;
}
