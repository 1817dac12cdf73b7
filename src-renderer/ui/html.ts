import type { Attachment } from 'svelte/attachments';

/**
 * Fills an element with HTML that `renderMarkdown` or `renderMath` made; nothing else may come
 * here. Parts too wide for their place become reachable by Tab, so that arrow keys can scroll them.
 */
export function fillWith(html: string): Attachment<HTMLElement> {
  return (element) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    for (const head of template.content.querySelectorAll('th')) namePlainly(head);
    element.replaceChildren(template.content);
    for (const wide of element.querySelectorAll<HTMLElement>('.formula-block, .table-scroll, pre'))
      if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
  };
}

/** The head of a column is read out with each of its cells: as plain text, not as MathML. */
function namePlainly(head: HTMLElement): void {
  for (const formula of head.querySelectorAll('.katex')) {
    const name = document.createElement('span');
    name.className = 'visually-hidden';
    name.textContent = formula.querySelector('.katex-html')?.textContent ?? '';
    formula.querySelector('.katex-mathml')?.replaceWith(name);
  }
}
