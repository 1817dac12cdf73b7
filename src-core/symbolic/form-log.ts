import type { Algebra } from './algebra.ts';
import type { Form } from './atom.ts';
import {
  addForms,
  multiplyForms,
  oneForm,
  opaqueCall,
  scaleForm,
  whole,
  zeroForm,
} from './form.ts';
import { factorsOf, isSure, productOf } from './form-factors.ts';
import { ofAtom, ofTerm } from './polynomial.ts';
import { Rational } from './rational.ts';

/** log of a form: log(a·b) = log a + log b and log(a^n) = n·log a for factors that cannot be negative. */
export function logarithmForm(algebra: Algebra, form: Form): Form {
  if (form.over.size === 0) return opaqueCall(algebra, 'log', [form]);
  const { isNegative, powers } = factorsOf(algebra, form);
  const sure = powers.filter((power) => isSure(algebra, power));
  const rest = powers.filter((power) => !isSure(algebra, power));
  const logs = sure.map(([id, exponent]) => scaleForm(logarithmOfAtom(algebra, id), exponent));
  if (isNegative || rest.length > 0) {
    logs.push(opaqueCall(algebra, 'log', [productOf(algebra, { isNegative, powers: rest })]));
  }
  return logs.reduce((sum, log) => addForms(algebra, sum, log), zeroForm);
}

function logarithmOfAtom(algebra: Algebra, id: number): Form {
  const atom = algebra.atom(id);
  if (atom.kind === 'euler') return oneForm;
  if (atom.kind === 'group') return opaqueCall(algebra, 'log', [whole(atom.polynomial)]);
  if (atom.kind === 'prime') return opaqueCall(algebra, 'log', [whole(algebra.radicand(id))]);
  if (atom.kind !== 'power') return opaqueCall(algebra, 'log', [whole(ofAtom(id))]);
  const exponent = whole(ofTerm({ coefficient: Rational.one, powers: atom.exponent }));
  return multiplyForms(algebra, exponent, logarithmOfAtom(algebra, atom.base));
}
