import { snapped } from '#core/scene/plot/axis.ts';
import type { Axis, Figure, Reading } from '#core/scene/plot/figure.ts';
import { Rational } from '#core/symbolic/rational.ts';

/** Where the cursor of one plot stands and what it reads there; picture, reading and table share it. */
export class PlotState {
  readonly figure: Figure = $derived.by(() => this.#figure());
  readonly #figure: () => Figure;
  x: Rational = $state.raw(Rational.zero);
  y: Rational = $state.raw(Rational.zero);
  /** Whether the cursor has been moved: before that nothing is read. */
  isRead = $state(false);
  /** What a screen reader is told of the last key. */
  announcement = $state('');

  readonly reading: Reading = $derived.by(() => this.figure.read(this.x, this.y));

  constructor(figure: () => Figure) {
    this.#figure = figure;
    const { x, y } = this.figure;
    this.x = snapped(x, middleOf(x));
    this.y = snapped(y, middleOf(y));
  }

  /** Puts the cursor next to a place of the plane. */
  point(x: number, y: number): void {
    this.x = snapped(this.figure.x, x);
    this.y = snapped(this.figure.y, y);
    this.isRead = true;
  }

  /** The cursor after a key; undefined when the key means nothing here. */
  press(key: string, isFast: boolean): true | undefined {
    const { figure } = this;
    const by = (axis: Axis, at: Rational, sign: number): Rational =>
      kept(axis, at.add(axis.step.mul(Rational.of(isFast ? 10 * sign : sign))));
    if (key === 'ArrowRight') this.x = by(figure.x, this.x, 1);
    else if (key === 'ArrowLeft') this.x = by(figure.x, this.x, -1);
    else if (key === 'ArrowUp' && figure.cursor === 'plane') this.y = by(figure.y, this.y, 1);
    else if (key === 'ArrowDown' && figure.cursor === 'plane') this.y = by(figure.y, this.y, -1);
    else if (key === 'Home') this.x = snapped(figure.x, figure.x.from);
    else if (key === 'End') this.x = snapped(figure.x, figure.x.to);
    else if ((key === 'PageDown' || key === 'PageUp') && figure.stops.length > 0)
      this.#toStop(key === 'PageDown' ? 1 : -1);
    else return undefined;
    this.isRead = true;
    this.announcement = this.reading.spoken;
    return true;
  }

  /** The next stop along x, or, in the plane, the next point in order. */
  #toStop(sign: 1 | -1): void {
    const { stops, cursor } = this.figure;
    // Before it has been moved, the cursor is nowhere.
    const here = this.isRead
      ? stops.findIndex(({ x, y }) => x.equals(this.x) && y.equals(this.y))
      : -1;
    if (cursor === 'plane') {
      const next = stops.at(here < 0 ? (sign > 0 ? 0 : -1) : (here + sign) % stops.length);
      if (next) [this.x, this.y] = [next.x, next.y];
      return;
    }
    const ahead = stops.filter(({ x }) => x.compare(this.x) * sign > 0);
    const next = sign > 0 ? ahead[0] : ahead.at(-1);
    if (next) this.x = next.x;
  }
}

/** 0 where the axis has it, else its middle. */
function middleOf({ from, to }: Axis): number {
  return from <= 0 && to >= 0 ? 0 : (from + to) / 2;
}

function kept({ from, to }: Axis, at: Rational): Rational {
  const value = at.toNumber();
  return value < from ? Rational.of(from) : value > to ? Rational.of(to) : at;
}
