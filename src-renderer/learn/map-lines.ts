import type { TopicSummary } from '#core/contract/pages.ts';

/** A line from a topic down to one that needs it, as the `d` of a path. */
export interface MapLine {
  from: string;
  to: string;
  path: string;
}

/** Where a box stands in the drawing. Units: px. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The lines between all boxes; a box that is not there has none. */
export function linesBetween(
  topics: readonly Pick<TopicSummary, 'id' | 'needs'>[],
  boxes: ReadonlyMap<string, Box>,
): MapLine[] {
  return topics.flatMap(({ id, needs }) =>
    needs.flatMap((need) => {
      const [upper, lower] = [boxes.get(need), boxes.get(id)];
      return upper && lower ? [{ from: need, to: id, path: curve(upper, lower) }] : [];
    }),
  );
}

/** From the middle of the lower edge to the middle of the upper one, leaving and arriving upright. */
function curve(upper: Box, lower: Box): string {
  const [x1, y1] = [upper.left + upper.width / 2, upper.top + upper.height];
  const [x2, y2] = [lower.left + lower.width / 2, lower.top];
  const bend = Math.max(12, (y2 - y1) / 2);
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}
