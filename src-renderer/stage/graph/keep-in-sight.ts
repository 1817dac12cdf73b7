const ROOM = 12;

/** Scrolls a place, and nothing around it, until one of its parts is in sight. */
export function keepInSight(place: Element, part: Element): void {
  const [frame, box] = [place.getBoundingClientRect(), part.getBoundingClientRect()];
  place.scrollLeft += overhang(box.left, box.right, frame.left, frame.right);
  place.scrollTop += overhang(box.top, box.bottom, frame.top, frame.bottom);
}

/** How far to go so that a stretch lies within another. */
function overhang(start: number, end: number, from: number, to: number): number {
  if (start < from + ROOM) return start - from - ROOM;
  return end > to - ROOM ? Math.min(end - to + ROOM, start - from - ROOM) : 0;
}
