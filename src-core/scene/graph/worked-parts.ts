import { joined } from '../cells/statement.ts';
import type { Statement } from '../cells/statement.ts';
import { arrowBetween } from './graph-scene.ts';
import type { GraphScene } from './graph-scene.ts';
import { rowName } from './row-text.ts';
import type { NameMark } from './row-text.ts';

/** ∂reader/∂node as a formula, or as the bare symbol where the formula may not be told. */
export function ruleOf(scene: GraphScene, from: number, to: number): Statement {
  const { rule } = arrowBetween(scene, from, to);
  if (rule) return /[+−]|^\S*-/u.test(rule.text) ? bracketed(rule) : rule;
  const [above, below] = [mark(scene, to, ''), mark(scene, from, '')];
  return {
    latex: `\\frac{\\partial ${above.latex}}{\\partial ${below.latex}}`,
    text: `∂${above.text}/∂${below.text}`,
    spoken: `d ${above.spoken} by d ${below.spoken}`,
  };
}

/** The name of a row in the colour of its role; tangents and adjoints have that of gradients. */
export function mark({ nodes }: GraphScene, node: number, sign: NameMark): Statement {
  const name = rowName(nodes[node]?.name ?? '', sign);
  const role = sign === '' ? nodes[node]?.role : 'gradient';
  return role ? { ...name, latex: `\\${role}role{${name.latex}}` } : name;
}

/** The sides with = between them. */
export function equation(sides: readonly Statement[]): Statement {
  return joined(sides, ' = ', ' is ');
}

/** All factors with · between them. */
export function factors(all: readonly Statement[]): Statement {
  return {
    latex: `{${all.map(({ latex }) => latex).join('\\cdot ')}}`,
    text: all.map(({ text }) => text).join(' · '),
    spoken: all.map(({ spoken }) => spoken).join(' times '),
  };
}

function bracketed({ latex, text, spoken }: Statement): Statement {
  return { latex: `\\left(${latex}\\right)`, text: `(${text})`, spoken };
}
