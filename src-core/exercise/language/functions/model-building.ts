import { asText } from '../value.ts';
import { formatText } from '../format.ts';
import type { Value } from '../value.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** Models as text, built from numbers of the draw. */
export const modelBuildingFunctions: PackFunction[] = [
  {
    signature:
      'layer(kind, out = "", kernel = "", stride = "", padding = "", dilation = "", groups = "", bias = "", name = "")',
    docs: 'One layer in the short notation: layer("conv", 64, 3, padding = 1), layer("maxpool", kernel = 2), layer("linear", 10). Lists hold one number an axis; what is left out has PyTorch\'s default.',
    call: layerText,
  },
  {
    signature: 'model(layers)',
    docs: 'A model from layers or models, one after the other.',
    call: (given) => textsIn(given, 'layers').join(' | '),
  },
  {
    signature: 'withSkip(model)',
    docs: "A residual block: the model's result plus its input.",
    call: (given) => `[ ${given.text('model')} ] + skip`,
  },
  {
    signature: 'sideBySide(models)',
    docs: 'Branches of one input, their results laid one after the other along the channels. An empty text is the input itself.',
    call: (given) =>
      textsIn(given, 'models')
        .map((text) => (text.trim() === '' ? 'skip' : `[ ${text} ]`))
        .join(' & '),
  },
];

function textsIn(given: Arguments, name: string): string[] {
  return given.list(name).map((text) => asText(text, name));
}

function layerText(given: Arguments): Value {
  const kind = given.text('kind');
  const name = given.text('name');
  const argument = (written: string, key: string): string[] => {
    const value = given.value(key);
    return value === '' ? [] : [`${written}=${shown(value)}`];
  };
  const out = given.value('out');
  const pieces = [
    ...(out === '' ? [] : [shown(out)]),
    ...argument('k', 'kernel'),
    ...argument('s', 'stride'),
    ...argument('p', 'padding'),
    ...argument('d', 'dilation'),
    ...argument('g', 'groups'),
    ...argument('bias', 'bias'),
  ];
  return `${name === '' ? '' : `${name}: `}${[kind, ...pieces].join(' ')}`;
}

function shown(value: Value): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return formatText(value).replaceAll(' ', '').replace('[', '(').replace(']', ')');
}
