import { isChain, moduleNames, printPyTorch } from '#core/layers/notation/print-pytorch.ts';
import type { ShapedModel } from '#core/layers/shape-model.ts';
import { fileName, pythonNumber, writtenLimit } from './python-text.ts';
import type { NamedTensor, WorkbenchRun } from './run-workbench.ts';

/** The bench as PyTorch code, in the pieces that stand in cells of a notebook. */
export interface Snippet {
  /** Imports, the network, and its numbers. */
  network: string;
  input: string;
  /** The run, the gradients, and what was found here as comments. */
  run: string;
}

/**
 * The network, its parameters, the input, and the gradient of the target as code that runs alone. Tensors with more than
 * 5,000 numbers are loaded from the .npy files that the bench exports.
 */
export function pythonSnippet(shaped: ShapedModel, run: WorkbenchRun): Snippet {
  const [input, ...parameters] = run.tensors as [NamedTensor, ...NamedTensor[]];
  const all = [input, ...parameters];
  const isLoading = all.some(({ values }) => values.length > writtenLimit);
  const names = moduleNames(shaped);
  const code = printPyTorch(shaped);
  const isModule = code.startsWith('class');
  const hasLayers = shaped.layers.length > 0;
  const state = parameters.map((tensor) => {
    const dot = tensor.name.lastIndexOf('.');
    const at = shaped.layers.findLastIndex(({ name }) => name === tensor.name.slice(0, dot));
    return `    '${names[at]}${tensor.name.slice(dot)}': ${tensorText(tensor, tensor.shape)},`;
  });
  return {
    network: [
      ...(isLoading ? ['import numpy as np'] : []),
      'import torch',
      'from torch import nn',
      '',
      ...(hasLayers
        ? [
            ...(isModule ? [code, '', 'model = Model()'] : [`model = ${code}`]),
            'model = model.double().eval()',
          ]
        : []),
      ...(state.length > 0 ? ['model.load_state_dict({', ...state, '}, strict=False)'] : []),
    ].join('\n'),
    input: [`x = ${tensorText(input, [1, ...input.shape])}`, 'x.requires_grad_()'].join('\n'),
    run: runText(shaped, run),
  };
}

/** All pieces one after the other. */
export function snippetText({ network, input, run }: Snippet): string {
  return `${[network, input, run].join('\n\n')}\n`;
}

function tensorText({ name, values }: NamedTensor, shape: readonly number[]): string {
  const sizes = shape.join(', ');
  if (values.length > writtenLimit)
    return `torch.from_numpy(np.load('${fileName(name, 'npy')}')).double().reshape(${sizes})`;
  const numbers = Array.from(values, pythonNumber).join(', ');
  return `torch.tensor([${numbers}], dtype=torch.float64).reshape(${sizes})`;
}

function runText(shaped: ShapedModel, { results, target }: WorkbenchRun): string {
  const last = results.length - 1;
  const isLast = target.layer === last;
  const part = isLast || !isChain(shaped) ? 'model' : `model[:${target.layer + 1}]`;
  const value = target.cell === undefined ? 'y.sum()' : `y.flatten()[${target.cell}]`;
  const isTold = isLast || isChain(shaped);
  return [
    results.length === 0 ? 'y = x' : `y = ${part}(x)`,
    'print(y)',
    `${value}.backward()${isTold ? `  # ${pythonNumber(target.value)}` : ''}`,
    'print(x.grad)',
    ...(results.length === 0
      ? []
      : ['for name, parameter in model.named_parameters():', '    print(name, parameter.grad)']),
  ].join('\n');
}
