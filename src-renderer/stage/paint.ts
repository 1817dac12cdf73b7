import type { Position } from '#core/scene/block.ts';
import { cellAt, cellCount } from '#core/scene/block.ts';
import type { CellName } from '#core/scene/names.ts';
import { nameOf, numberText } from '#core/scene/names.ts';
import type { Scene } from '#core/scene/scene.ts';
import type { Emphasis, Selection } from '#core/scene/selection.ts';
import { emphasisOf, selectedContributions } from '#core/scene/selection.ts';
import type { Placement } from './layout.ts';
import { placesOf } from './layout.ts';

/** Text on a cell: a number, or a letter in italics with its subscript. */
export type Label = Pick<CellName, 'letter' | 'subscript'> | { number: string };

/** How one place of a volume looks: the same answer for the 3D view and the flat one. */
export interface PaintedPlace {
  at: Position;
  /** null in the margin. */
  cell: number | null;
  emphasis: Emphasis;
  /** Whether another channel stands in front of it. */
  isBehind: boolean;
  label: Label | null;
  /** The kernel cell that meets this place in the picked window or stamp. */
  weight: Label | null;
}

/** What is written on cells. */
export interface Detail {
  labels: boolean;
  weights: boolean;
}

/** Cells narrower than these many pixels have no second line, or no label at all. */
const [weightsFrom, labelsFrom] = [33, 25];

/** What can be read on cells of some size. Units: CSS pixels a cell. */
export function detailAt(scale: number): Detail {
  return { labels: scale >= labelsFrom, weights: scale >= weightsFrom };
}

/** Above this many cells only those that take part are labelled. */
const labelLimit = 400;

/** The places of a volume in painting order, as the selection makes them look. */
export function paint(
  scene: Scene,
  placement: Placement,
  selection: Selection,
  detail: Detail,
): PaintedPlace[] {
  const { block, volume } = placement;
  const emphasis = emphasisOf(scene, selection);
  const meetings = meetingsOn(scene, placement, selection);
  const isPicking = selection.output !== null || selection.input !== null;
  const labelsAll =
    Object.values(scene.blocks).reduce((sum, b) => sum + cellCount(b), 0) <= labelLimit;
  return placesOf(placement).map((at): PaintedPlace => {
    const cell = cellAt(block, at, volume);
    const meeting = meetings.get(keyOf(at));
    const marginal: Emphasis = meeting === undefined ? (isPicking ? 'faded' : 'plain') : 'linked';
    const shown = cell === null ? marginal : emphasis({ block: block.id, cell });
    const takesPart = shown === 'linked' || shown === 'picked';
    // Faded cells in front let labels behind them shine through: those stay away.
    const isBehind = at.channel > 0 && placement.isStacked;
    const isHidden = isBehind && (cell === null || shown === 'faded');
    const isLabelled = detail.labels && (takesPart || (labelsAll && !isHidden));
    return {
      at,
      cell,
      emphasis: shown,
      isBehind,
      label: isLabelled ? labelOf(placement, cell) : null,
      weight:
        meeting === undefined || !detail.weights ? null : cellLabel(scene.blocks.kernel, meeting),
    };
  });
}

/** The kernel cells by the place they meet, where this block is the side the window lies on. */
function meetingsOn(scene: Scene, { block }: Placement, selection: Selection): Map<string, number> {
  const isWindowSide = block.id !== 'kernel' && block.id !== scene.stepBlock;
  if (!isWindowSide || selection[scene.stepBlock] === null) return new Map();
  return new Map(
    selectedContributions(scene, selection).map(({ place, weight }) => [keyOf(place), weight]),
  );
}

function labelOf({ block }: Placement, cell: number | null): Label | null {
  if (cell === null) return block.margin.meaning === 'padding' ? { number: '0' } : null;
  return cellLabel(block, cell);
}

function cellLabel(block: Placement['block'], cell: number): Label {
  const value = block.values?.[cell];
  return value === undefined ? nameOf(block, cell) : { number: numberText(value) };
}

function keyOf({ channel, row, column }: Position): string {
  return `${channel},${row},${column}`;
}
