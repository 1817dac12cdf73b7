const waiting = new Set<() => void>();
let frame: number | undefined;

/**
 * Does a piece of drawing in a frame of its own, after those that were asked for before: what is drawn for the first
 * time at once, such as all plots of a run, would keep the window from answering. Yields how to call it off.
 */
export function oneAFrame(work: () => void): () => void {
  waiting.add(work);
  frame ??= requestAnimationFrame(next);
  return () => waiting.delete(work);
}

function next(): void {
  const [first] = waiting;
  if (first) waiting.delete(first);
  frame = waiting.size > 0 ? requestAnimationFrame(next) : undefined;
  first?.();
}
