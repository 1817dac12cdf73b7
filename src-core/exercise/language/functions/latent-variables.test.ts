import { describe, expect, test } from 'vitest';
import { expectClose } from './testing/expect-close.ts';
import { textOf } from './testing/value-of.ts';

// The model of mlps-p4-marginal: p(z), and p(x = 1 | z).
const MODEL = '[0.5, 0.3, 0.2], [0.9, 0.4, 0.1]';
const BOUND = `elbo(${MODEL}, [0.6, 0.3, 0.1])`;

describe('latentVariableFunctions', () => {
  test('mlps-p4-marginal: p(x = 1) and the posterior', () => {
    expect(textOf(`marginal(${MODEL})`)).toBe('59/100');
    expectClose(`posterior(${MODEL})`, [0.762712, 0.20339, 0.033898]);
    expectClose('posterior([0.5, 0.3, 0.2], [0.1, 0.6, 0.9])', [0.121951, 0.439024, 0.439024]);
  });

  test('mlps-p4-marginal: log-likelihood of x = 1, 1, 0, and what learners make of it', () => {
    const data = `[[0.9, 0.4, 0.1], [0.9, 0.4, 0.1], [0.1, 0.6, 0.9]]`;
    const formula = `sum([logMarginal([0.5, 0.3, 0.2], t) for t in ${data}])`;
    expectClose(formula, -1.946864);
    expectClose(`misread("logMarginal.logarithms-added", ${formula})`, -20.086918);
    expectClose(`misread("logMarginal.logarithm-inside", ${formula})`, -2.901781);
  });

  test('mlps-p4-elbo-numbers: the bound, its gap, and the prior for q', () => {
    expectClose(BOUND, -0.60844);
    expectClose(`logMarginal(${MODEL}) - ${BOUND}`, 0.080808);
    expectClose(`elbo(${MODEL}, [0.5, 0.3, 0.2])`, -0.788084);
  });

  test.each([
    ['divergence-added', -0.528284],
    ['exchanged', -0.615831],
    ['entropy-subtracted', -2.404332],
    ['logarithm-outside', -0.440556],
    ['reconstruction-only', -0.568362],
  ])('mlps-p4-elbo-numbers: %s gives %d', (id, expected) => {
    expectClose(`misread("elbo.${id}", ${BOUND})`, expected);
  });

  test.each([
    ['not-divided', [0.45, 0.12, 0.02]],
    ['prior-ignored', [0.642857, 0.285714, 0.0714286]],
    ['prior-kept', [0.5, 0.3, 0.2]],
  ])('posterior: %s', (id, expected) => {
    expectClose(`misread("posterior.${id}", posterior(${MODEL}))`, expected);
  });
});
