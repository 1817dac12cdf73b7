import {
  convolutionView,
  im2colView,
  transposedConvolutionView,
  zeroStuffedView,
} from './convolution-views.ts';
import { flattenView, linearView, networkView, tensorView } from './dense-views.ts';
import { batchNormView, groupNormView, instanceNormView, layerNormView } from './norm-views.ts';
import { averagePoolingView, maxPoolingView } from './pooling-views.ts';

/** How front matter writes the pictures made of cells. */
export const cellsViews = {
  convolution: convolutionView,
  'transposed-convolution': transposedConvolutionView,
  'zero-stuffed-convolution': zeroStuffedView,
  im2col: im2colView,
  'max-pooling': maxPoolingView,
  'average-pooling': averagePoolingView,
  'batch-norm': batchNormView,
  'layer-norm': layerNormView,
  'group-norm': groupNormView,
  'instance-norm': instanceNormView,
  linear: linearView,
  flatten: flattenView,
  network: networkView,
  tensor: tensorView,
};
