import MarkdownIt from 'markdown-it';
import { plain, replaceMarks } from '#core/exercise/language/marks.ts';
import { mathBlock, mathInline, mathStop } from './markdown-math.ts';
import { escapeHtml, renderMath } from './math.ts';

/** A text's headings stand below the page's own title and section heads. */
const HEADING_SHIFT = 2;

/** A formula in a line of text up to this long is not broken at its signs. */
const UNBROKEN_LENGTH = 32;

/** Sizes such as 5 × 5, marked or not. */
const SIZES = /[^\s×]{0,80}\d[^\s×\w]{0,4}(?: × [^\s×]{0,80}\d[^\s×\w]{0,4})+/g;

const PICTURE = /^pictures\/([a-z0-9][a-z0-9-]{0,60}\.(?:png|jpg|jpeg|gif|webp|svg))$/;

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.inline.ruler.after('escape', 'math', mathInline);
markdown.block.ruler.after('blockquote', 'math-block', mathBlock, {
  alt: ['paragraph', 'blockquote', 'list'],
});

markdown.core.ruler.push('math-stop', mathStop);

markdown.renderer.rules['math'] = (tokens, index) => {
  const { content: latex = '', markup: stop = '' } = tokens[index] ?? {};
  const html = renderMath(latex) + stop;
  return plain(latex).length > UNBROKEN_LENGTH ? html : unbroken(html);
};
markdown.renderer.rules['text'] = (tokens, index) =>
  escapeHtml(tokens[index]?.content ?? '').replace(SIZES, unbroken);
markdown.renderer.rules['math-block'] = (tokens, index) =>
  `<div class="formula-block">${renderMath(tokens[index]?.content ?? '', true)}</div>`;

// An address is no text: a number in it cannot be pointed at.
const normalizeLink = markdown.normalizeLink.bind(markdown);
markdown.normalizeLink = (url) => normalizeLink(plain(url));

// The window never leaves the app: an address is shown beside its text and cannot be followed.
markdown.renderer.rules['link_open'] = () => '<span class="address">';
markdown.renderer.rules['link_close'] = (tokens, index) => {
  const href = hrefBefore(tokens, index);
  const text = tokens[index - 1]?.content ?? '';
  return href === '' || href === text ? '</span>' : ` (${escapeHtml(href)})</span>`;
};

// A picture is one of the pack's own; any other is shown as its words.
markdown.renderer.rules['image'] = (tokens, index, _options, env) => {
  const token = tokens[index];
  const { pictures } = (env ?? {}) as { pictures?: string };
  const words = escapeHtml(plain(token?.content ?? ''));
  const [, name] = PICTURE.exec(`${token?.attrGet('src') ?? ''}`) ?? [];
  if (name === undefined || pictures === undefined) return words;
  return `<img src="${escapeHtml(pictures + name)}" alt="${words}">`;
};

for (const rule of ['heading_open', 'heading_close'])
  markdown.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + HEADING_SHIFT)}`;
    return self.renderToken(tokens, index, options);
  };

// A wide table scrolls within itself instead of widening the page.
markdown.renderer.rules['table_open'] = () => '<div class="table-scroll"><table>';
markdown.renderer.rules['table_close'] = () => '</table></div>';

/**
 * Markdown as HTML: no raw HTML, no links that lead anywhere, no pictures but those of the pack, which stand below
 * the address `pictures`; `$…$` and `$$…$$` are formulas. `inline` leaves the paragraph out, for a label or a list item. A number that carries a
 * mark becomes an element with its address in `data-hole`.
 */
export function renderMarkdown(text: string, inline = false, pictures?: string): string {
  const env = { pictures };
  const html = inline ? markdown.renderInline(text.trim(), env) : markdown.render(text, env);
  return replaceMarks(html, (number, address) => `<span data-hole="${address}">${number}</span>`);
}

function unbroken(html: string): string {
  return `<span class="unbroken">${html}</span>`;
}

function hrefBefore(
  tokens: { type: string; attrGet(name: string): string | number | null }[],
  end: number,
) {
  for (let index = end - 1; index >= 0; index--) {
    const token = tokens[index];
    if (token?.type === 'link_open') return `${token.attrGet('href') ?? ''}`;
  }
  return '';
}
