import type { BlockId, Cell, Position } from '#core/scene/cells/block.ts';
import { cellAt, cellCount } from '#core/scene/cells/block.ts';
import { weightOf } from '#core/scene/cells/contribution.ts';
import type { CellName } from '#core/scene/cells/names.ts';
import { nameOf, numberText } from '#core/scene/cells/names.ts';
import type { Reach } from '#core/scene/cells/reach.ts';
import { blockOf } from '#core/scene/cells/scene.ts';
import type { Scene } from '#core/scene/cells/scene.ts';
import type { Emphasis, Selection } from '#core/scene/cells/selection.ts';
import {
  emphasisIn,
  picksOf,
  selectedContributions,
  selectedReach,
} from '#core/scene/cells/selection.ts';
import { byteOf, colourOfByte } from './colour-map.ts';
import type { Placement } from './layout.ts';
import { layersBefore, placesOf } from './layout.ts';
import type { Rgb } from './palette.ts';
import { rangeOfBlock } from './value-ranges.ts';

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
  /** The weight that meets this place in the picked window or stamp. */
  weight: Label | null;
  /** The colour of its number, where numbers are shown as colours. */
  tint: Rgb | undefined;
  /** Whether it is in the answer that is picked from the picture. */
  isAnswer: boolean;
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

/** Cells of one block that are an answer. */
export interface AnsweredCells {
  block: BlockId;
  cells: ReadonlySet<number>;
}

/** How a selection makes the cells and places of a scene look; worked out once for all of its volumes. */
export interface Look {
  isPicking: boolean;
  /** Picked cells, and marks of all that take part. */
  picks: readonly Cell[];
  reach: Reach | undefined;
  emphasis(cell: Cell): Emphasis;
  /** By block and place: the weight that meets the place in the picked window or stamp, null where there is none. */
  meetings: ReadonlyMap<string, Cell | null>;
  labelsAll: boolean;
  /** Whether numbers are shown as colours. */
  isTinted: boolean;
  answer: AnsweredCells | undefined;
}

/** What a selection does to every block. */
export function lookOf(
  scene: Scene,
  selection: Selection,
  isTinted = false,
  answer?: AnsweredCells,
): Look {
  const picks = picksOf(scene, selection);
  const own = picks.length === 1 ? picks[0]?.block : undefined;
  const meetings = new Map<string, Cell | null>();
  for (const contribution of selectedContributions(scene, selection)) {
    const { place } = contribution;
    if (place && place.block !== own)
      meetings.set(keyOf(place.block, place), weightOf(contribution) ?? null);
  }
  const cells = scene.blocks.reduce((sum, block) => sum + cellCount(block), 0);
  const reach = selectedReach(scene, selection);
  return {
    isPicking: reach !== undefined,
    picks,
    reach,
    emphasis: emphasisIn(reach, picks),
    meetings,
    labelsAll: cells <= labelLimit,
    isTinted,
    answer,
  };
}

/** The places of a volume in painting order, as the selection makes them look. */
export function paint(
  scene: Scene,
  placement: Placement,
  { isPicking, emphasis, meetings, labelsAll, isTinted, answer }: Look,
  detail: Detail,
): PaintedPlace[] {
  const { block, volume } = placement;
  return placesOf(placement).map((at): PaintedPlace => {
    const cell = cellAt(block, at, volume);
    const meeting = meetings.get(keyOf(block.id, at));
    const marginal: Emphasis = meeting === undefined ? (isPicking ? 'faded' : 'plain') : 'linked';
    const shown = cell === null ? marginal : emphasis({ block: block.id, cell });
    const takesPart = shown === 'linked' || shown === 'picked';
    // Faded cells in front let labels behind them shine through: those stay away.
    const isBehind = placement.isStacked && layersBefore(placement, at) > 0;
    const isHidden = isBehind && (cell === null || shown === 'faded');
    const isLabelled = detail.labels && (takesPart || (labelsAll && !isHidden));
    return {
      at,
      cell,
      emphasis: shown,
      isBehind,
      label: isLabelled ? labelOf(placement, cell) : null,
      weight:
        meeting && detail.weights ? cellLabel(blockOf(scene, meeting.block), meeting.cell) : null,
      tint: isTinted ? tintOf(block, cell) : undefined,
      isAnswer: cell !== null && answer?.block === block.id && answer.cells.has(cell),
    };
  });
}

function tintOf(block: Placement['block'], cell: number | null): Rgb | undefined {
  const value = cell === null ? undefined : block.values?.[cell];
  if (value === undefined) return undefined;
  const range = rangeOfBlock(block);
  return colourOfByte(range.scale, byteOf(value, range));
}

function labelOf({ block }: Placement, cell: number | null): Label | null {
  if (cell === null) return block.margin.label ? { number: block.margin.label } : null;
  return cellLabel(block, cell);
}

function cellLabel(block: Placement['block'], cell: number): Label {
  const value = block.values?.[cell];
  return value === undefined ? nameOf(block, cell) : { number: numberText(value) };
}

function keyOf(block: BlockId, { channel, row, column }: Position): string {
  return `${block} ${channel},${row},${column}`;
}
