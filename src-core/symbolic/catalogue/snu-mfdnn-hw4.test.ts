import { Rational } from '../rational.ts';
import { all, array, count, rational, runCases, sign } from './testing/cases.ts';
import type { FormulaCase } from './testing/cases.ts';

const margin = { kind: 'real', min: Rational.of(-6), max: Rational.of(6) } as const;
const loss = { y: sign, z: margin };
const layer = {
  A: array('n', 'm'),
  A_L: array(1, 'n'),
  z: array('n'),
  ds: { kind: 'function' },
  g: array(1, 'n'),
  v: array('m'),
} as const;

const cases: readonly FormulaCase[] = [
  {
    part: 'snu4-p1-filter-family ramp, Sobel column',
    symbols: all('alpha beta gamma', rational),
    answer: '8beta',
    forms: ['4*2*β', '8 \\beta', '2β+4β+2β'],
    wrong: ['β', '2β', '8α', '-8β'],
  },
  {
    part: 'snu4-p1-filter-family ramp, central row',
    symbols: all('alpha beta gamma', rational),
    answer: 'alpha',
    forms: ['α', '(2α)/2'],
    wrong: ['2α', 'β', '-α'],
  },
  {
    part: 'snu4-p1-filter-family ramp, Sobel row',
    symbols: all('alpha beta gamma', rational),
    answer: '8alpha',
    forms: ['8*α', '\\alpha\\cdot 8'],
    wrong: ['8β', '4α', '-8α'],
  },
  {
    part: 'snu4-p1-filter-family ramp, Prewitt column',
    symbols: all('alpha beta gamma', rational),
    answer: '6beta',
    forms: ['3*2β', 'β*6'],
    wrong: ['8β', '3β', '6α'],
  },
  {
    part: 'snu4-p1-filter-family ramp, Laplacian',
    symbols: all('alpha beta gamma', rational),
    answer: '0',
    forms: ['α+α-2α', '0*γ'],
    wrong: ['γ', '4γ', 'α+β'],
  },
  {
    part: 'snu4-p1-filter-family Laplacian of a quadratic',
    symbols: all('p q r i j', rational),
    answer: '2p + 2r',
    forms: ['2(p+r)', 'p(i+1)²+p(i-1)²-2p i² + r(j+1)²+r(j-1)²-2r j²', '2 p+2 r'],
    wrong: ['p + r', '2p+2r+q', '2p+q+2r', '4p+4r'],
  },
  {
    part: 'snu4-p2-avgpool-depthwise general',
    symbols: all('C k', count),
    answer: 'C k²',
    forms: ['k*k*C', 'C·k^2'],
    wrong: ['C²k²', 'k²', 'C k'],
  },
  {
    part: 'snu4-p5-loss-formulas ce',
    symbols: loss,
    answer: 'log(1 + e^(-y z))',
    forms: [
      'softplus(-yz)',
      '-ln σ(yz)'.replace('ln σ(yz)', 'ln(σ(yz))'),
      'log(1+exp(-y*z))',
      '\\ln\\left(1+e^{-yz}\\right)',
    ],
    wrong: ['log(1+e^(yz))', 'log(1+e^(-z))', '1/(1+e^(yz))', 'log(1+e^(-yz))/2'],
  },
  {
    part: 'snu4-p5-loss-formulas se',
    symbols: loss,
    answer: '2/(1 + e^(yz))²',
    forms: [
      '2σ(-yz)²',
      '2*(1-σ(yz))^2',
      '(1-tanh(yz/2))²/2',
      '(1-y)σ(z)^2 + (1+y)σ(-z)^2',
      '((1-y)/2-σ(-z))²+((1+y)/2-σ(z))²',
    ],
    wrong: ['2/(1+e^(-yz))²', '1/(1+e^(yz))²', '(σ(z)-y)²', '2/(1+e^z)²'],
  },
  {
    part: 'snu4-p5-loss-formulas seMinus',
    symbols: { z: margin },
    answer: '2σ(z)²',
    forms: ['2/(1+e^(-z))^2', '2 sigma(z)^2', 'σ(z)²+(1-σ(-z))²'],
    wrong: ['σ(z)²', '2σ(-z)²', '2σ(z)'],
  },
  {
    part: 'snu4-p5-loss-formulas sePlus',
    symbols: { z: margin },
    answer: '2σ(-z)²',
    forms: ['2(1-σ(z))²', '2/(1+e^z)^2'],
    wrong: ['2σ(z)²', '(1-σ(z))²'],
  },
  {
    part: 'snu4-p5-loss-formulas dce',
    symbols: loss,
    answer: '-y/(1+e^(yz))',
    forms: ['-yσ(-yz)', 'y(σ(yz)-1)', '-y*exp(-yz)/(1+exp(-yz))', 'σ(z)-(1+y)/2'],
    wrong: ['y/(1+e^(yz))', '-yσ(yz)σ(-yz)', '-σ(-yz)', '-1/(1+e^(yz))'],
  },
  {
    part: 'snu4-p5-loss-formulas dse',
    symbols: loss,
    answer: '-4y e^(yz)/(1+e^(yz))³',
    forms: ['-4yσ(-yz)²σ(yz)', "-4y σ(-yz) σ'(yz)", '-4y σ(-yz)^2 (1-σ(-yz))'],
    wrong: ['-4yσ(-yz)²', '-2yσ(-yz)²σ(yz)', '-4σ(-yz)²σ(yz)', '4yσ(-yz)²σ(yz)'],
  },
  {
    part: 'snu4-p5-saturation ratio',
    symbols: { m: margin },
    answer: '4σ(m)σ(-m)',
    forms: ['4e^m/(1+e^m)²', "4σ'(m)", '1-tanh²(m/2)', '1-(2σ(m)-1)^2'],
    wrong: ['σ(m)σ(-m)', '4σ(-m)', '4σ(m)²'],
  },
  {
    part: 'snu4-p6-general-formulas dyL_dbL',
    symbols: layer,
    answer: '1',
    forms: ['1', '2-1', '3/3'],
    wrong: ['0', 'A_L', '2'],
  },
  {
    part: 'snu4-p6-general-formulas dyL_dprev',
    symbols: layer,
    answer: 'A_L',
    forms: ['A_L', '(A_L^T)^T', 'A_{L}'],
    wrong: ['A_L^T', 'A', 'A_L diag(ds(z))'],
  },
  {
    part: 'snu4-p6-general-formulas dyl_dbl',
    symbols: layer,
    answer: 'diag(ds(z))',
    forms: ['diag(ds(z))', '\\operatorname{diag}(ds(z))', 'diag(ds(z))^T'],
    wrong: ['ds(z)', 'diag(z)', 'ds(z)^T', 'ds(z) ds(z)^T'],
  },
  {
    part: 'snu4-p6-general-formulas dyl_dprev',
    symbols: layer,
    answer: 'diag(ds(z)) A',
    forms: [
      'diag(ds(z))·A',
      '(A^T diag(ds(z)))^T',
      '\\mathrm{diag}(ds(z)) A',
      '(AᵀdiagX)ᵀ'.replace('diagX', ' diag(ds(z))'),
    ],
    wrong: ['A diag(ds(z))', 'A^T diag(ds(z))', 'A', 'diag(z) A', 'ds(z) A'],
  },
  {
    part: 'snu4-p6-weight-gradient formula',
    symbols: layer,
    answer: 'diag(ds(z)) gᵀ vᵀ',
    forms: [
      '(g diag(ds(z)))^T v^T',
      '(gᵀ ⊙ ds(z)) vᵀ',
      'outer(ds(z) ⊙ g^T, v)',
      'diag(g) ds(z) v^T',
      '\\operatorname{diag}(ds(z)) g^{\\top} v^{\\top}',
    ],
    wrong: [
      'diag(ds(z)) g v^T',
      'v g diag(ds(z))',
      'g^T v^T',
      'g^T v^T diag(ds(z))',
      'diag(z) g^T v^T',
      'diag(ds(z)) g^T v',
    ],
  },
  {
    part: 'snu4-p6-weight-gradient formulaLast',
    symbols: layer,
    answer: 'vᵀ',
    forms: ['v^T', 'v^{T}', 'v^\\top', 'transpose(v)'],
    wrong: ['v', 'g', 'g^T v^T'],
  },
];

runCases('formulas of snu-mfdnn-hw4', cases);
