import type { Attachment } from 'svelte/attachments';

/** Makes a place reachable by Tab while it is too small for what it holds, so that arrow keys scroll it. */
export const reachableWhenScrolling: Attachment<HTMLElement> = (place) => {
  const look = () => {
    if (place.scrollHeight > place.clientHeight || place.scrollWidth > place.clientWidth)
      place.tabIndex = 0;
    else place.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver(look);
  observer.observe(place);
  for (const child of place.children) observer.observe(child);
  look();
  return () => observer.disconnect();
};
