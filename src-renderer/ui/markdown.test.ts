import { describe, expect, test } from 'vitest';
import { mark } from '#core/exercise/language/marks.ts';
import { renderMarkdown } from './markdown.ts';
import { renderMath } from './math.ts';

/** The elements that a text becomes. */
function shown(text: string): HTMLElement {
  const place = document.createElement('div');
  place.innerHTML = renderMarkdown(text);
  return place;
}

/** The formulas in a text, as their LaTeX. */
function formulas(text: string): string[] {
  return [...shown(text).querySelectorAll('annotation')].map((one) => one.textContent);
}

describe('renderMarkdown', () => {
  test('sets $…$ and $$…$$ as formulas', () => {
    expect(formulas('the size $H \\times W$ and\n\n$$\ny = w x\n$$\n\ndone')).toEqual([
      'H \\times W',
      'y = w x',
    ]);
  });

  test('sets a formula inside emphasis and in lists', () => {
    expect(formulas('- **turned $W$**\n- $x_{00}$')).toEqual(['W', 'x_{00}']);
  });

  test('does not read emphasis inside a formula', () => {
    expect(formulas('$a*b*c$')).toEqual(['a*b*c']);
  });

  test('leaves sums of money and escaped dollars alone', () => {
    const place = shown('between $5 and $6, or \\$x\\$');
    expect(place.querySelector('annotation')).toBeNull();
    expect(place.textContent.trim()).toBe('between $5 and $6, or $x$');
  });

  test('keeps sizes on one line, and a stop with the formula before it', () => {
    const place = shown(`a ${mark('s:0', '5')} × 5 kernel, 3 × 64 × 64 pixels: $x$. A × B`);
    const kept = [...place.querySelectorAll('.unbroken')];
    expect(kept.map((one) => one.textContent)).toEqual(
      ['5 × 5', '3 × 64 × 64'].concat(kept[2]?.textContent ?? ''),
    );
    expect(kept[2]?.textContent).toMatch(/x\.$/);
    expect(kept[0]?.querySelector('[data-hole]')?.textContent).toBe('5');
    expect(place.textContent).toMatch(/ kernel, .* A × B/);
  });

  test('shows raw HTML as text', () => {
    const place = shown('<img src=x onerror=alert(1)> <script>alert(1)</script>');
    expect(place.querySelector('img, script')).toBeNull();
    expect(place.textContent).toContain('<script>');
  });

  test('shows no pictures and no links that can be followed', () => {
    const place = shown('![a](https://a.example/b.png) [text](https://a.example)');
    expect(place.querySelector('img, a')).toBeNull();
    expect(place.textContent).toContain('text (https://a.example)');
  });

  test('shows pictures of its pack alone, each with its words', () => {
    const place = document.createElement('div');
    const text =
      '![A “dot”](pictures/dot.svg) ![b](pictures/../x.svg) ![c](pictures/x.html) ![d](data:image/png,x)';
    place.innerHTML = renderMarkdown(text, false, '/pack-pictures/mine/');
    const [picture, ...others] = place.querySelectorAll('img');
    expect(picture?.getAttribute('src')).toBe('/pack-pictures/mine/dot.svg');
    expect(picture?.getAttribute('alt')).toBe('A “dot”');
    expect(others).toEqual([]);
    expect(shown('![A dot](pictures/dot.svg)').textContent.trim()).toBe('A dot');
  });

  test('puts headings of a text below those of the page', () => {
    expect(shown('# One').querySelector('h3')?.textContent).toBe('One');
  });

  test('gives a marked number an element with its address, in text, code and formulas', () => {
    const text = `**${mark('hints.1:0', '5')}** of $x^${mark('hints.1:1', '12')} = ${mark('hints.1:2', '\\frac{1}{2}')}$, \`k${mark('hints.1:3', '7')}\``;
    const place = shown(text);
    const marked = [...place.querySelectorAll<HTMLElement>('[data-hole]')];
    expect(marked.map(({ dataset }) => dataset['hole'])).toEqual(
      [0, 1, 2, 3].map((at) => `hints.1:${at}`),
    );
    expect(marked[0]?.outerHTML).toBe('<span data-hole="hints.1:0">5</span>');
    expect(marked[0]?.parentElement?.tagName).toBe('STRONG');
    expect(marked[1]?.textContent).toBe('12');
    expect(marked[3]?.closest('code')?.textContent).toBe('k7');
    expect(formulas(text)).toEqual(['x^12 = \\frac{1}{2}']);
    expect(place.textContent).not.toMatch(/[\uE000-\uE002]/);
  });

  test('leaves no mark in an address, nor one that no number belongs to', () => {
    const place = shown(`[a](https://a.example/${mark('statement:0', '5')}) \uE000b\uE001c\uE002`);
    expect(place.textContent.trim()).toBe('a (https://a.example/5) bc');
    expect(place.querySelector('[data-hole]')).toBeNull();
  });

  test('makes no paragraph of an inline text', () => {
    expect(renderMarkdown(' *a* ', true)).toBe('<em>a</em>');
  });
});

describe('renderMath', () => {
  test('colours what belongs to a role', () => {
    expect(renderMath('\\inputrole{x}')).toContain('role-input');
  });

  test.each([
    ['a class of its own', '\\htmlClass{skip}{x}'],
    ['an address', '\\href{https://a.example}{x}'],
    ['a picture', '\\includegraphics{a.png}'],
    ['a style', '\\htmlStyle{position:fixed}{x}'],
    ['data of its own', '\\htmlData{skip=1}{x}'],
  ])('gives a pack no way to set %s', (_, latex) => {
    expect(renderMath(latex)).not.toMatch(/class="[^"]*skip|href=|<img|style="position|data-skip/);
  });

  test('shows a formula that cannot be set as its text, with the reason', () => {
    const html = renderMath('\\frac{1}{');
    expect(html).toContain('<code class="formula-error">\\frac{1}{</code>');
    expect(html).toMatch(/\(.+\)/);
  });

  test.each([
    ['braces nested 2,400 deep', '{'.repeat(2400) + 'x' + '}'.repeat(2400)],
    ['a macro that calls itself', '\\def\\a{\\a\\a}\\a'],
    ['100,000 characters', 'x+'.repeat(50_000)],
  ])('survives %s', (_, latex) => {
    expect(() => renderMath(latex)).not.toThrow();
  });

  test('forgets what a formula defined', () => {
    renderMath('\\gdef\\inputrole#1{leaked}\\inputrole{x}');
    expect(renderMath('\\inputrole{x}')).not.toContain('leaked');
  });
});
