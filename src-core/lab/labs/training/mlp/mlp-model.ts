import { BatchNorm1d, Flatten, Linear, Residual, Sequential } from '#core/nn/index.ts';
import type { Layer } from '#core/nn/layer.ts';
import { activationLayer } from '../common/activation-layer.ts';
import { StepDropout } from './step-dropout.ts';

export interface MlpOptions {
  inputs: number;
  /** Hidden layers, all of the same width. */
  depth: number;
  width: number;
  /** The number of a choice of `activationSetting`. */
  activation: number;
  hasNorm: boolean;
  /** Adds the input of each hidden layer but the first to its output. */
  isResidual: boolean;
  /** Share of hidden units that are dropped in training. */
  dropout: number;
  classes: number;
}

/** Hidden layers of one width, each with its activation, and a linear output: `layer1` … `output`. */
export function mlpModel(options: MlpOptions): Sequential {
  const { inputs, depth, width, isResidual, classes } = options;
  const layers: Record<string, Layer> = { flatten: new Flatten() };
  for (let layer = 1; layer <= depth; layer++) {
    const body = hiddenLayer(layer === 1 ? inputs : width, options);
    layers[`layer${layer}`] = isResidual && layer > 1 ? new Residual({ body }) : body;
  }
  return new Sequential({ ...layers, output: new Linear(width, classes) });
}

function hiddenLayer(inputs: number, options: MlpOptions): Sequential {
  const { width, activation, hasNorm, dropout } = options;
  return new Sequential({
    linear: new Linear(inputs, width, { bias: !hasNorm }),
    ...(hasNorm && { norm: new BatchNorm1d(width) }),
    act: activationLayer(activation),
    ...(dropout > 0 && { dropout: new StepDropout(dropout) }),
  });
}
