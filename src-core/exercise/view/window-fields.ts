import { formula } from '../language/formula.ts';
import type { Formula } from '../language/formula.ts';
import type { ViewReader } from './view-reader.ts';
import type { KernelSpec, WindowSpec } from '#core/scene/cells/cells-spec.ts';

/** How windows lie; sizes are one number, or one an axis. */
export const windowFields = {
  /** [C, H, W] or [C, L]. */
  input: formula,
  kernel: formula,
  stride: formula.optional(),
  padding: formula.optional(),
  dilation: formula.optional(),
  /** Numbers, as nested lists of any depth. */
  inputValues: formula.optional(),
};

export const kernelFields = {
  outChannels: formula.optional(),
  /** (O, C / groups, kH, kW), as nested lists of any depth. */
  kernelValues: formula.optional(),
  /** Names of the kernel's cells: texts, where they are not `w` with row and column. */
  kernelNames: formula.optional(),
};

type Formulas<Fields> = { [Name in keyof Fields]?: Formula | undefined };

/** The windows of one draw. A stride that is left out is 1, or for pools the kernel. */
export function readWindows(
  view: Formulas<typeof windowFields> & { input: Formula },
  reader: ViewReader,
  isPool = false,
): WindowSpec {
  const input = reader.sizes(view.input, 'input', [2, 3], 'expected [C, H, W] or [C, L]');
  const axes = input.length - 1;
  const kernel = reader.perAxis(view.kernel, 'kernel', axes, 1);
  const stride = reader.perAxis(view.stride, 'stride', axes, 1);
  const inputValues = reader.numbers(view.inputValues, 'inputValues');
  return {
    input,
    kernel,
    stride: isPool && !view.stride ? kernel : stride,
    padding: reader.perAxis(view.padding, 'padding', axes, 0),
    ...(view.dilation && { dilation: reader.perAxis(view.dilation, 'dilation', axes, 1) }),
    ...(inputValues && { inputValues }),
  };
}

/** The kernel of one draw. */
export function readKernel(view: Formulas<typeof kernelFields>, reader: ViewReader): KernelSpec {
  const kernelValues = reader.numbers(view.kernelValues, 'kernelValues');
  const kernelNames = reader.texts(view.kernelNames, 'kernelNames');
  return {
    outChannels: reader.integer(view.outChannels, 'outChannels', 1),
    ...(kernelValues && { kernelValues }),
    ...(kernelNames && { kernelNames }),
  };
}
