import {
  call,
  divide,
  multiply,
  negate,
  number,
  one,
  power,
  subtract,
} from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import type { SlopeMistake } from './misread-slopes.ts';
import { slopeRules } from './slopes.ts';
import type { SlopeRules } from './slopes.ts';

type Slope = (argument: Expression) => Expression;

const squared = (base: Expression): Expression => power(base, number(2));

function inFunction(name: string, slope: Slope): SlopeRules {
  return { ...slopeRules, functions: { ...slopeRules.functions, [name]: slope } };
}

/** What learners do to the slope of a function. */
export const functionMistakes: readonly SlopeMistake[] = [
  {
    id: 'cosine-sign',
    title: 'sign of the cosine’s slope',
    say: 'The derivative of $\\cos u$ is $-\\sin u$; its minus is missing.',
    rules: inFunction('cos', (u) => call('sin', u)),
  },
  {
    id: 'sine-sign',
    title: 'sign of the sine’s slope',
    say: 'The derivative of $\\sin u$ is $\\cos u$, without a minus.',
    rules: inFunction('sin', (u) => negate(call('cos', u))),
  },
  {
    id: 'exp-power-rule',
    title: 'power rule used on exp',
    say: 'The power rule is for $u^n$. The derivative of $e^u$ is $e^u$ again.',
    rules: inFunction('exp', (u) => multiply(u, call('exp', subtract(u, one)))),
  },
  {
    id: 'log-value',
    title: 'logarithm as its own slope',
    say: 'The derivative of $\\log u$ is $1/u$.',
    rules: inFunction('log', (u) => call('log', u)),
  },
  {
    id: 'sqrt-factor',
    title: 'factor 1/2 of the root missing',
    say: 'The derivative of $\\sqrt{u}$ is $1/(2\\sqrt{u})$; the factor $1/2$ is missing.',
    rules: inFunction('sqrt', (u) => divide(one, call('sqrt', u))),
  },
  {
    id: 'tanh-not-squared',
    title: 'tanh not squared',
    say: 'The derivative of $\\tanh u$ is $1 - \\tanh^2 u$.',
    rules: inFunction('tanh', (u) => subtract(one, call('tanh', u))),
  },
  {
    id: 'tanh-sign',
    title: '1 + tanh² instead of 1 − tanh²',
    say: 'The derivative of $\\tanh u$ is $1 - \\tanh^2 u$, with a minus.',
    rules: inFunction('tanh', (u) => subtract(one, negate(squared(call('tanh', u))))),
  },
  {
    id: 'sigmoid-value',
    title: 'value of σ used as its slope',
    say: 'The derivative of $\\sigma(u)$ is $\\sigma(u)\\,(1 - \\sigma(u))$; you used $\\sigma(u)$.',
    rules: inFunction('sigmoid', (u) => call('sigmoid', u)),
  },
  {
    id: 'sigmoid-complement',
    title: 'only 1 − σ',
    say: 'The derivative of $\\sigma(u)$ is $\\sigma(u)\\,(1 - \\sigma(u))$; the first factor is missing.',
    rules: inFunction('sigmoid', (u) => subtract(one, call('sigmoid', u))),
  },
  {
    id: 'sigmoid-twice',
    title: 'slope of σ taken at its value',
    say: 'The slope of $\\sigma$ is taken at $u$: $\\sigma(u)(1-\\sigma(u))$, not at $\\sigma(u)$ once more.',
    rules: inFunction('sigmoid', (u) => {
      const twice = call('sigmoid', call('sigmoid', u));
      return multiply(twice, subtract(one, twice));
    }),
  },
  {
    id: 'relu-value',
    title: 'value of ReLU used as its slope',
    say: 'The slope of ReLU is 1 where its input is positive and 0 where it is negative, not its value.',
    rules: inFunction('relu', (u) => call('relu', u)),
  },
  {
    id: 'relu-mask-forgotten',
    title: 'ReLU passed everything on',
    say: 'ReLU passes a derivative on only where its input is positive.',
    rules: inFunction('relu', () => one),
  },
];
