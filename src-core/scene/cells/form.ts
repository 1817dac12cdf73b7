import { joinedFrom, listed, product, said } from './statement.ts';
import type { Statement } from './statement.ts';

/** One source of a cell with its factor, as written (names or numbers): put into words when it is asked for. */
export interface WrittenTerm {
  /** Undefined where the factor goes without saying. */
  factor: Statement | undefined;
  from: Statement;
}

/** The same in numbers; padding counts as its value. */
export interface Term {
  factor: number;
  value: number;
}

/** How the sources of a cell become its value, and how that is written. */
export interface Form {
  compute(terms: readonly Term[]): number;
  write(terms: readonly WrittenTerm[]): Statement;
  /** What a picked source adds to one of the cells that it goes into: `y += w·x`. */
  receive(to: Statement, term: WrittenTerm): Statement;
}

const written = ({ factor, from }: WrittenTerm): Statement =>
  factor ? product(factor, from) : from;

const receives = (to: Statement, { latex, text, spoken }: Statement): Statement => ({
  latex: `{${to.latex}\\mathrel{+}=${latex}}`,
  text: `${to.text} += ${text}`,
  spoken: `${to.spoken} receives ${spoken}`,
});

/** That one cell enters a formula which is no sum. */
function uses(to: Statement, { from }: WrittenTerm): Statement {
  return {
    latex: `{${from.latex}\\to ${to.latex}}`,
    text: `${from.text} → ${to.text}`,
    spoken: `${to.spoken} reads ${from.spoken}`,
  };
}

/** Σ factor · value. */
export const sumForm: Form = {
  compute: (terms) => terms.reduce((sum, { factor, value }) => sum + factor * value, 0),
  write: (terms) => joinedFrom(terms, written, ' + ', ', plus '),
  receive: (to, term) => receives(to, written(term)),
};

/** (Σ value) / n; n may count places that are not written. */
export function meanForm(divisor: number | undefined): Form {
  return {
    compute: (terms) => terms.reduce((sum, { factor, value }) => sum + factor * value, 0),
    write(terms) {
      const sum = joinedFrom(terms, ({ from }) => from, ' + ', ', plus ');
      const count = terms[0]?.factor?.text.replace('1/', '') ?? `${divisor ?? terms.length}`;
      return {
        latex: `\\tfrac{1}{${count}}\\left(${sum.latex}\\right)`,
        text: `(${sum.text}) / ${count}`,
        spoken: `the sum of ${sum.spoken}, divided by ${count}`,
      };
    },
    receive: (to, term) => receives(to, written(term)),
  };
}

/** The largest value. */
export const largestForm: Form = {
  compute: (terms) => terms.reduce((best, { value }) => Math.max(best, value), -Infinity),
  write(terms) {
    const list = listed(terms, ({ from }) => from);
    return {
      latex: `\\max\\left(${list.latex}\\right)`,
      text: `max(${list.text})`,
      spoken: `the largest of ${list.spoken}`,
    };
  },
  receive: uses,
};

/** The one cell that is copied; 0 where there is none. */
export const copyForm: Form = {
  compute: ([term]) => term?.value ?? 0,
  write: ([term]) => term?.from ?? said('0', 'zero'),
  receive: (to, { from }) => ({
    latex: `{${to.latex}=${from.latex}}`,
    text: `${to.text} = ${from.text}`,
    spoken: `${to.spoken} is a copy of ${from.spoken}`,
  }),
};

/** (1/n) Σ (x − μ)²; the mean is the last term. */
export const varianceForm: Form = {
  compute(terms) {
    const mean = terms.at(-1)?.value ?? 0;
    return terms
      .slice(0, -1)
      .reduce((sum, { factor, value }) => sum + factor * (value - mean) ** 2, 0);
  },
  write(terms) {
    const mean = terms.at(-1)?.from ?? said('0');
    const square = ({ from }: WrittenTerm): Statement => ({
      latex: `(${from.latex}-${mean.latex})^2`,
      text: `(${from.text} − ${mean.text})²`,
      spoken: `${from.spoken} minus ${mean.spoken}, squared`,
    });
    const squares = terms.slice(0, -1);
    const sum = joinedFrom(squares, square, ' + ', ', plus ');
    const count = squares.length;
    return {
      latex: `\\tfrac{1}{${count}}\\left(${sum.latex}\\right)`,
      text: `(${sum.text}) / ${count}`,
      spoken: `the sum of ${sum.spoken}, divided by ${count}`,
    };
  },
  receive: uses,
};

/** (x − μ) / √(σ² + ε), in this order. */
export function normalisedForm(eps: number): Form {
  return {
    compute: ([x, mean, variance]) =>
      ((x?.value ?? 0) - (mean?.value ?? 0)) / Math.sqrt((variance?.value ?? 0) + eps),
    write(terms) {
      const [x, mean, variance] = [0, 1, 2].map((at) => terms[at]?.from ?? said('0')) as [
        Statement,
        Statement,
        Statement,
      ];
      return {
        latex: `\\dfrac{${x.latex}-${mean.latex}}{\\sqrt{${variance.latex}+\\varepsilon}}`,
        text: `(${x.text} − ${mean.text}) / √(${variance.text} + ε)`,
        spoken: `${x.spoken} minus ${mean.spoken}, divided by the root of ${variance.spoken} plus epsilon`,
      };
    },
    receive: uses,
  };
}

/** A layer of which only is known what it reads. */
export function readForm(name: string): Form {
  return {
    compute: () => NaN,
    write(terms) {
      const list = listed(terms, ({ from }) => from);
      return {
        latex: `\\text{${name}}\\left(${list.latex}\\right)`,
        text: `${name}(${list.text})`,
        spoken: `${name} of ${list.spoken}`,
      };
    },
    receive: uses,
  };
}
