import type { Block, Cell } from './block.ts';
import type { Contribution, Factor } from './contribution.ts';
import { meanForm, normalisedForm, varianceForm } from './form.ts';
import type { Relation } from './relation.ts';
import { range } from './windows.ts';

/** Cells that share a mean: all groups have the same size. */
export interface NormGroups {
  size: number;
  of(cell: number): number;
  member(group: number, at: number): number;
}

interface NormBlocks {
  input: Block;
  mean: Block;
  variance: Block;
  output: Block;
  groups: NormGroups;
  eps: number;
}

const part: Factor = { kind: 'part' };

/** The mean of each group, its variance, and the cells that both normalise. */
export function normRelations(blocks: NormBlocks): Relation[] {
  const { input, mean, variance, output, groups, eps } = blocks;
  const share: Factor = { kind: 'share', of: groups.size };
  const tie = (
    to: Block,
    toCell: number,
    from: Block,
    fromCell: number,
    factor: Factor,
  ): Contribution => ({
    to: cell(to, toCell),
    from: cell(from, fromCell),
    factor,
  });
  const members = (group: number): number[] =>
    range(groups.size).map((at) => groups.member(group, at));
  const statistics: Relation[] = [
    {
      to: mean.id,
      reads: [input.id],
      form: meanForm(groups.size),
      contributors: (group) => members(group).map((at) => tie(mean, group, input, at, share)),
      dependents: ({ cell: at }) => [tie(mean, groups.of(at), input, at, share)],
    },
    {
      to: variance.id,
      reads: [input.id, mean.id],
      form: varianceForm,
      contributors: (group) => [
        ...members(group).map((at) => tie(variance, group, input, at, share)),
        tie(variance, group, mean, group, part),
      ],
      dependents: ({ block, cell: at }) =>
        block === mean.id
          ? [tie(variance, at, mean, at, part)]
          : [tie(variance, groups.of(at), input, at, share)],
    },
  ];
  return [
    ...statistics,
    {
      to: output.id,
      reads: [input.id, mean.id, variance.id],
      form: normalisedForm(eps),
      contributors: (at) => [
        tie(output, at, input, at, part),
        tie(output, at, mean, groups.of(at), part),
        tie(output, at, variance, groups.of(at), part),
      ],
      dependents: ({ block, cell: at }) => {
        if (block === input.id) return [tie(output, at, input, at, part)];
        const statistic = block === mean.id ? mean : variance;
        return members(at).map((member) => tie(output, member, statistic, at, part));
      },
    },
  ];
}

function cell({ id }: Block, at: number): Cell {
  return { block: id, cell: at };
}
