import { ArgumentError, ShapeError } from '#core/errors.ts';
import type { AxisName } from '../axis-names.ts';
import type { Block, Grid } from '../block.ts';
import type { NormKind, NormSpec } from '../cells-spec.ts';
import { checkCellCount, checkSizes } from '../check-spec.ts';
import { makeBlock, mapGrid } from '../make-block.ts';
import type { Layout } from '../layout.ts';
import { normRelations } from '../norm-relations.ts';
import type { NormGroups } from '../norm-relations.ts';

const titles: Record<NormKind, string> = {
  'batch-norm': 'Batch norm',
  'layer-norm': 'Layer norm',
  'group-norm': 'Group norm',
  'instance-norm': 'Instance norm',
};

const shared: Record<NormKind, string> = {
  'batch-norm': 'one channel in all images of the batch',
  'layer-norm': 'one sample, over its last axes',
  'group-norm': 'one image and one group of its channels',
  'instance-norm': 'one image and one channel',
};

/**
 * y = (x − μ) / √(σ² + ε) with mean and variance over the cells that share them; weight and bias of the layer are left
 * out.
 *
 * Shapes: x and y [N, C, …]; μ and σ² [C] for the batch norm, [N] or the leading axes for the layer norm, [N, G] for the
 * group norm, [N, C] for the instance norm.
 * Errors: ArgumentError for groups that do not divide the channels, ShapeError for another rank.
 * Source: torch.nn.BatchNorm2d (in training), LayerNorm, GroupNorm, InstanceNorm2d.
 */
export function norm(spec: NormSpec): Layout {
  const { scene, input: shape, eps = 1e-5 } = spec;
  const who = `scene ${scene}`;
  if (shape.length < 2 || shape.length > 4)
    throw new ShapeError(who, 'an input [N, C], [N, C, L] or [N, C, H, W]', shape);
  checkSizes(who, 'input', shape, 1);
  checkCellCount(who, shape);
  const { groups, sizes, axes } = groupsOf(spec, who);
  const grid = batchGrid(shape);
  const names: AxisName[] = ['image', 'channel', ...mapAxes(shape.length)];
  const input = makeBlock(
    { id: 'input', role: 'input', letter: 'x', title: 'Input', shape, axes: names, grid },
    spec.inputValues,
    'scene input',
  );
  const statistic = (id: string, letter: string, title: string): Block =>
    makeBlock({
      id,
      role: 'output',
      letter,
      title,
      sign: '→',
      shape: sizes,
      axes,
      ...(sizes.length > 1 && { grid: mapGrid(sizes) }),
    });
  const mean = statistic('mean', 'μ', 'Mean');
  const variance = { ...statistic('variance', 'σ²', 'Variance'), sign: '' };
  const output = makeBlock({
    id: 'output',
    role: 'output',
    letter: 'y',
    title: 'Output',
    sign: '→',
    shape,
    axes: names,
    grid,
  });
  const setting =
    scene === 'group-norm' ? [`${spec.groups ?? 1} ${spec.groups === 1 ? 'group' : 'groups'}`] : [];
  return {
    title: titles[scene],
    settings: [
      ...setting,
      `${sizes.reduce((product, size) => product * size, 1)} means of ${groups.size} cells each`,
    ],
    rule: `Cells share a mean and a variance with those of ${shared[scene]}. Each output cell is its input cell less the mean, divided by the root of the variance.`,
    sizes:
      shape.length === 4
        ? 'images × channels × rows × columns'
        : 'samples × channels' + (shape.length === 3 ? ' × positions' : ''),
    blocks: [input, mean, variance, output],
    relations: normRelations({ input, mean, variance, output, groups, eps }),
    step: { block: mean.id, word: 'group' },
  };
}

/** Which cells share: cells of the input in row-major order with the strides of what groups leave free. */
function groupsOf(
  spec: NormSpec,
  who: string,
): { groups: NormGroups; sizes: number[]; axes: AxisName[] } {
  const { scene, input } = spec;
  const [N = 1, C = 1] = input;
  const map = input.slice(2).reduce((product, size) => product * size, 1);
  const blockwise = (size: number): NormGroups => ({
    size,
    of: (cell) => Math.floor(cell / size),
    member: (group, at) => group * size + at,
  });
  if (scene === 'batch-norm')
    return {
      groups: {
        size: N * map,
        of: (cell) => Math.floor(cell / map) % C,
        member: (channel, at) => (Math.floor(at / map) * C + channel) * map + (at % map),
      },
      sizes: [C],
      axes: ['channel'],
    };
  if (scene === 'instance-norm')
    return { groups: blockwise(map), sizes: [N, C], axes: ['image', 'channel'] };
  if (scene === 'group-norm') {
    const { groups = 1 } = spec;
    checkSizes(who, 'groups', [groups], 1);
    if (C % groups !== 0)
      throw new ArgumentError(who, `groups that divide ${C} channels`, `${groups}`);
    return { groups: blockwise((C / groups) * map), sizes: [N, groups], axes: ['image', 'group'] };
  }
  const { normalizedAxes = input.length - 1 } = spec;
  if (!Number.isInteger(normalizedAxes) || normalizedAxes < 1 || normalizedAxes > input.length)
    throw new ArgumentError(who, `1 to ${input.length} normalizedAxes`, `${normalizedAxes}`);
  const kept = input.slice(0, input.length - normalizedAxes);
  const size = input.slice(kept.length).reduce((product, length) => product * length, 1);
  const axes: AxisName[] = ['image', 'channel', ...mapAxes(input.length)];
  const leading = kept.length > 2 ? [kept.reduce((product, length) => product * length, 1)] : kept;
  return {
    groups: blockwise(size),
    sizes: leading.length > 0 ? leading : [1],
    axes:
      kept.length > 2 ? ['entry'] : leading.length > 0 ? axes.slice(0, leading.length) : ['entry'],
  };
}

function mapAxes(rank: number): AxisName[] {
  return rank === 4 ? ['row', 'column'] : rank === 3 ? ['position'] : [];
}

function batchGrid([N = 1, C = 1, first = 1, second]: readonly number[]): Grid {
  return second === undefined ? [1, N, C, first] : [N, C, first, second];
}
