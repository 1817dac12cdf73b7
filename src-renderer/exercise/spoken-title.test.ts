import { expect, test } from 'vitest';
import { spokenTitle } from './spoken-title.ts';

test.each([
  ['side', 'side'],
  ['$x_{1}$', 'x 1'],
  ['$\\dot{v}_{1}$', 'v dot 1'],
  ['$b = \\frac{1}{2}$', 'b = 1/2'],
  ['$v_{5} \\to v_{2}$', 'v 5 to v 2'],
  ['$\\mathbb{R}^{3} \\to \\mathbb{R}^{50}$', 'R to the 3 to R to the 50'],
  ['$\\mathrm{KL}(q \\,\\Vert\\, p(z))$', 'KL(q from p(z))'],
])('%s is said as %s', (title, words) => {
  expect(spokenTitle(title)).toBe(words);
});
