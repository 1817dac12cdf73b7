/** A step and the ids of those that must come before it. */
export interface Step {
  id: string;
  after: readonly string[];
}

/** Step ids in one possible order; none when premises are unknown or go round. */
export function topological(steps: readonly Step[]): string[] | undefined {
  const placed: string[] = [];
  while (placed.length < steps.length) {
    const next = steps.find(
      ({ id, after }) => !placed.includes(id) && after.every((one) => placed.includes(one)),
    );
    if (!next) return undefined;
    placed.push(next.id);
  }
  return placed;
}
