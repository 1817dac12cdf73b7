/**
 * A shortest way from `start` along `needs` back to `start`, both ends named; none where there is no
 * such way.
 */
export function findCycle(
  start: string,
  needs: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  /** How each topic was reached first. */
  const from = new Map<string, string>();
  const open = [start];
  for (const topic of open) {
    for (const need of needs.get(topic) ?? []) {
      if (need === start) return [...wayTo(topic, start, from), start];
      if (from.has(need)) continue;
      from.set(need, topic);
      open.push(need);
    }
  }
  return undefined;
}

function wayTo(topic: string, start: string, from: ReadonlyMap<string, string>): string[] {
  const way = [topic];
  for (let at = topic; at !== start;) {
    at = from.get(at) ?? start;
    way.unshift(at);
  }
  return way;
}
