/** Decides from many sample points whether two formulas agree wherever both have a value. */

/** How two formulas compare at one point; `unclear` where rounding hides the answer. */
export type Outcome = 'agree' | 'differ' | 'one-sided' | 'nowhere' | 'unclear';

/** As many points must agree, unless there are fewer. */
const POINTS = 200;
/** Where many points have no value, this many that agree are enough. */
const FEWEST_POINTS = 60;

interface JudgeOptions<Point> {
  readonly compare: (point: Point) => Outcome;
  readonly isPossible: (point: Point) => boolean;
  /** Points that are tried at most. */
  readonly attempts: number;
}

/**
 * The verdict, with the point that shows a difference; `unlike` says that values were missing, not that they differ,
 * `nowhere` that no point was possible.
 */
type Judgement<Point> =
  | { readonly found: 'equal' }
  | { readonly found: 'nowhere' }
  | { readonly found: 'differ' | 'unlike'; readonly point: Point };

/** Compares at point after point. Formulas that hardly ever have a value together are not called equal. */
export function judgePoints<Point>(
  points: Iterable<Point>,
  { compare, isPossible, attempts }: JudgeOptions<Point>,
): Judgement<Point> {
  let [agreed, tried, met, lonely] = [0, 0, 0, 0];
  let alone: Point | undefined;
  let nowhere: Point | undefined;
  for (const point of points) {
    if (agreed === POINTS || tried === attempts) break;
    tried += 1;
    if (!isPossible(point)) continue;
    met += 1;
    const outcome = compare(point);
    if (outcome === 'differ') return { found: 'differ', point };
    if (outcome === 'agree') agreed += 1;
    else nowhere ??= point;
    if (outcome !== 'one-sided') continue;
    lonely += 1;
    alone ??= point;
  }
  // Conditions that hold at no point leave nothing to agree on.
  if (met === 0) return { found: 'nowhere' };
  const unlike =
    2 * lonely > agreed ? alone : agreed < Math.min(FEWEST_POINTS, met) ? nowhere : undefined;
  return unlike === undefined ? { found: 'equal' } : { found: 'unlike', point: unlike };
}
