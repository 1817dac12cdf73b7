import { syntaxToWords } from '../language/syntax-words.ts';
import type { ParameterDomain } from '../parse/domain-field.ts';

/** How a parameter was drawn: `drawn from 2..5 by seed 17`, `each cell drawn from 1..9, all different, by seed 3`. */
export function drawInWords(domain: ParameterDomain, seed: number): string {
  const { shape, without, isDistinct } = domain;
  const limits = [
    ...(without ? [`never ${without.source}`] : []),
    ...(isDistinct ? ['all different'] : []),
  ];
  const drawn = `${shape ? 'each cell ' : ''}drawn ${sourceOf(domain)}`;
  return `${[drawn, ...limits].join(', ')}${limits.length > 0 ? ',' : ''} by seed ${seed}`;
}

function sourceOf({ kind, choices: { tree, source } }: ParameterDomain): string {
  if (kind === 'permutation') return `as an order of ${source}`;
  if (kind === 'normal') {
    const [mean = '', deviation = ''] = tree.kind === 'list' ? tree.items.map(syntaxToWords) : [];
    return `from the normal distribution with mean ${mean} and standard deviation ${deviation}`;
  }
  if (tree.kind !== 'call' || tree.name !== 'steps') return `from ${source}`;
  const [first = '', last = '', step = ''] = tree.positional.map(syntaxToWords);
  return `from ${first} to ${last} in steps of ${step}`;
}
