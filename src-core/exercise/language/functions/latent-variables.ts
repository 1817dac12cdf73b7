import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { divergence, entropy } from './entropies.ts';
import { listFunction, of } from './list-function.ts';
import type { Lists } from './list-function.ts';
import type { PackFunction } from './pack-function.ts';
import { ln, minus, over, plus, times, total, weighted } from './value-arithmetic.ts';

/** Models with a hidden state: p(x), Bayes' rule and the evidence lower bound, from lists with one entry a state. */
export const latentVariableFunctions: PackFunction[] = [
  listFunction(
    'marginal(prior, likelihood)',
    'p(x) = Σ p(z) p(x|z): prior holds p(z), likelihood p(x|z), one a state.',
    marginal,
    {
      unweighted: [
        'prior left out',
        'You added the likelihoods. Each is weighted by the prior of its state.',
        ({ likelihood = [] }) => total(likelihood),
      ],
      averaged: [
        'states taken for equally likely',
        'You took the plain mean of the likelihoods. The states are not equally likely.',
        ({ likelihood = [] }) => over(total(likelihood), Rational.of(likelihood.length)),
      ],
    },
  ),
  listFunction(
    'logMarginal(prior, likelihood)',
    'ln Σ p(z) p(x|z), the log-likelihood of one observation.',
    (lists) => ln(marginal(lists)),
    {
      'logarithm-inside': [
        'logarithm inside the sum',
        'You took the expected logarithm under the prior. That is only a lower bound: sum first, then take the logarithm.',
        ({ prior = [], likelihood = [] }) =>
          weighted('logMarginal', prior, ln(likelihood) as Value[]),
      ],
      'logarithms-added': [
        'logarithms added',
        'You added the logarithms of the states. Probabilities of the states add up, their logarithms do not.',
        ({ prior = [], likelihood = [] }) => total(ln(times(prior, likelihood)) as Value[]),
      ],
      'no-logarithm': [
        'logarithm left out',
        'This is the probability itself. Take its logarithm.',
        marginal,
      ],
    },
  ),
  listFunction(
    'posterior(prior, likelihood)',
    'p(z|x) of every state z, by Bayes’ rule.',
    ({ prior = [], likelihood = [] }) =>
      over(times(prior, likelihood), marginal({ prior, likelihood })),
    {
      'not-divided': [
        'not divided by p(x)',
        'These are p(z) p(x|z), which make p(x) together. Divide by it.',
        ({ prior = [], likelihood = [] }) => times(prior, likelihood),
      ],
      'prior-ignored': [
        'prior left out',
        'You divided the likelihoods by their sum. The prior has to weigh them.',
        ({ likelihood = [] }) => over(likelihood, total(likelihood)),
      ],
      'prior-kept': [
        'prior kept',
        'This is the prior still. The observation changes it.',
        ({ prior = [] }) => prior,
      ],
    },
  ),
  listFunction(
    'elbo(prior, likelihood, q)',
    'The evidence lower bound E_q[ln p(x|z)] − KL(q‖prior) of one observation.',
    bound,
    {
      'divergence-added': [
        'divergence added',
        'You added the divergence. It is subtracted: the bound lies below E_q[ln p(x|z)].',
        (lists) => plus(reconstruction(lists), toPrior(lists)),
      ],
      exchanged: [
        'arguments of KL exchanged',
        'You took KL(prior‖q). The divergence weights by q.',
        (lists) =>
          minus(reconstruction(lists), divergence({ p: of(lists, 'prior'), q: of(lists, 'q') })),
      ],
      'logarithm-outside': [
        'logarithm outside',
        'You took the logarithm of the expected likelihood. The bound has the expected logarithm.',
        (lists) =>
          minus(ln(weighted('elbo', of(lists, 'q'), of(lists, 'likelihood'))), toPrior(lists)),
      ],
      'entropy-subtracted': [
        'entropy subtracted',
        'You subtracted the entropy of q. −KL(q‖prior) contains it with a plus.',
        (lists) => minus(bound(lists), times(Rational.of(2), entropy({ p: of(lists, 'q') }))),
      ],
      'reconstruction-only': [
        'divergence left out',
        'This is the expected log-likelihood alone. Subtract the divergence of q from the prior.',
        reconstruction,
      ],
    },
  ),
];

function marginal(lists: Lists): Value {
  return weighted('marginal', of(lists, 'prior'), of(lists, 'likelihood'));
}

function reconstruction(lists: Lists): Value {
  return weighted('elbo', of(lists, 'q'), ln(of(lists, 'likelihood')) as Value[]);
}

function toPrior(lists: Lists): Value {
  return divergence({ p: of(lists, 'q'), q: of(lists, 'prior') });
}

function bound(lists: Lists): Value {
  return minus(reconstruction(lists), toPrior(lists));
}
