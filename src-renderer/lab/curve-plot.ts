import UPlot from 'uplot';
import type { AlignedData, Options, Scale } from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { PlotData } from './curve-data.ts';
import { DASHES } from './line-style.ts';
import { linearRange, markText } from './linear-axis.ts';
import { AXIS_STEPS, logMarks, logRange } from './log-axis.ts';

const HEIGHT = 240;
/** A line with so few points is drawn with each of them: one alone would not be seen. */
const FEW_POINTS = 16;

export interface CurvePlotOptions {
  isLog: boolean;
  /** The step under the cursor by its place in the data; undefined where there is none. */
  onCursor: (at: number | undefined) => void;
  /** What is drawn as a vertical line; undefined for none. */
  step: () => number | undefined;
}

export interface CurvePlot {
  setData(data: PlotData): void;
  resize(): void;
  redraw(): void;
  /** Moves the cursor to a place in the data. */
  moveTo(at: number): void;
  /** Back to all steps. */
  zoomOut(): void;
  readonly canvas: HTMLCanvasElement;
  destroy(): void;
}

/** Draws curves in an element, with its colours now; drag to zoom, double-click to see all. */
export function createCurvePlot(
  element: HTMLElement,
  data: PlotData,
  { isLog, onCursor, step }: CurvePlotOptions,
): CurvePlot {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const font = `12px ${style.fontFamily}`;
  const axis = {
    stroke: colour('--text-muted'),
    font,
    grid: { stroke: colour('--border'), width: 1 },
    ticks: { stroke: colour('--border'), width: 1 },
  };
  const options: Options = {
    width: Math.max(200, element.clientWidth),
    height: HEIGHT,
    legend: { show: false },
    scales: {
      x: { time: false },
      y: { distr: isLog ? 3 : 1, range: isLog ? logEnds : linearEnds },
    },
    axes: [
      {
        ...axis,
        ...{ label: data.x, labelFont: font, labelSize: 18, labelGap: 0, size: 32 },
        values: (_, ticks, __, ___, pace) => ticks.map((tick) => markText(tick, pace)),
      },
      {
        ...axis,
        ...(isLog && { splits: (_, __, min, max) => logMarks(min, max), filter: (_, all) => all }),
        incrs: AXIS_STEPS,
        size: 76,
        values: (_, ticks, __, ___, pace) => ticks.map((tick) => markText(tick, isLog ? 0 : pace)),
      },
    ],
    series: [
      {},
      ...data.series.map(({ name, colour: number, dash }) => ({
        label: name,
        stroke: colour(`--series-${number}`),
        width: 2,
        dash: [...(DASHES[dash] ?? [])],
        spanGaps: true,
        points: { show: hasFewPoints, size: 5, fill: colour(`--series-${number}`) },
      })),
    ],
    hooks: {
      setCursor: [({ cursor }) => onCursor(cursor.idx ?? undefined)],
      draw: [(plot) => drawStep(plot, step(), colour('--text'))],
    },
  };
  const plot = new UPlot(options, aligned(data, isLog), element);
  let steps = data.steps;
  return {
    setData(next) {
      steps = next.steps;
      plot.setData(aligned(next, isLog));
    },
    resize: () => plot.setSize({ width: Math.max(200, element.clientWidth), height: HEIGHT }),
    redraw: () => plot.redraw(false, false),
    moveTo: (at) =>
      plot.setCursor({ left: plot.valToPos(steps[at] ?? 0, 'x'), top: plot.over.clientHeight / 2 }),
    zoomOut: () => plot.setData(plot.data),
    canvas: plot.ctx.canvas,
    destroy: () => plot.destroy(),
  };
}

// The ends of an axis; without any number there are none to begin with.
const linearEnds: Scale.Range = (_, min, max) =>
  Number.isFinite(min ?? NaN) ? linearRange(min, max) : [0, 1];
const logEnds: Scale.Range = (_, min, max) =>
  Number.isFinite(min ?? NaN) ? logRange(min, max) : [0.1, 1];

function hasFewPoints(plot: UPlot, line: number, from: number, to: number): boolean {
  const column = plot.data[line]?.slice(from, to + 1) ?? [];
  return column.filter((value) => value !== null).length <= FEW_POINTS;
}

/** A logarithmic axis has no place for what is not positive. */
function aligned({ steps, columns }: PlotData, isLog: boolean): AlignedData {
  const shown = isLog
    ? columns.map((column) => column.map((value) => (value !== null && value > 0 ? value : null)))
    : columns;
  return [steps, ...shown];
}

/** A vertical line at the step that is looked at. */
function drawStep(plot: UPlot, step: number | undefined, colour: string): void {
  if (step === undefined) return;
  const x = Math.round(plot.valToPos(step, 'x', true));
  const { left, top, width, height } = plot.bbox;
  if (x < left || x > left + width) return;
  const { ctx } = plot;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, top + height);
  ctx.stroke();
  ctx.restore();
}
