let count = 0;

/** The name under which CSS places things beside an element; it is given one at the first call. */
export function anchorName(element: HTMLElement): string {
  const given = element.style.getPropertyValue('anchor-name');
  if (given !== '') return given;
  const name = `--anchor-${++count}`;
  element.style.setProperty('anchor-name', name);
  return name;
}
