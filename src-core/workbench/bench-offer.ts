import type { CellsSpec, ConvolutionSpec, PoolingSpec } from '#core/scene/cells/cells-spec.ts';
import { firstWorkbench } from './workbench-state.ts';
import type { Changes, WorkbenchState } from './workbench-state.ts';

/** Something from elsewhere in the app to be opened on the bench, as plain data. */
export interface BenchOffer {
  input: readonly number[];
  /** Numbers of the input, row by row; random ones when left out. */
  values?: readonly number[];
  /** As in a state; none is the input by itself. */
  layers?: string;
  /** Numbers of parameters by the name of their tensor. */
  weights?: Readonly<Record<string, readonly number[]>>;
}

/** Offers with more numbers than this are too long for an address. */
const numberLimit = 4_096;

/** An offer as it stands in an address; undefined when it holds too many numbers. */
export function writeOffer(offer: BenchOffer): string | undefined {
  const lists = [offer.values ?? [], ...Object.values(offer.weights ?? {})];
  const numbers = lists.reduce((sum, list) => sum + list.length, 0);
  return numbers > numberLimit ? undefined : JSON.stringify(offer);
}

/** The state that an offer from an address opens; undefined for a text that is none. */
export function readOffer(text: string): WorkbenchState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What is no JSON is no offer.
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { input, values, layers = '', weights = {} } = value as Record<string, unknown>;
  const isFine =
    isNumbers(input) &&
    input.every((size) => Number.isSafeInteger(size) && size > 0) &&
    (values === undefined || isNumbers(values)) &&
    typeof layers === 'string' &&
    typeof weights === 'object' &&
    weights !== null &&
    Object.values(weights).every(isNumbers);
  if (!isFine) return undefined;
  const changes: Changes = Object.fromEntries(
    Object.entries(weights as Record<string, number[]>).map(([name, list]) => [
      name,
      Object.fromEntries(list.map((number, cell) => [cell, number])),
    ]),
  );
  return {
    ...firstWorkbench,
    layers,
    input,
    source: values ? { kind: 'numbers', values } : { kind: 'random', seed: 1 },
    changes,
  };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

/** Numbers with their shape as an offer: a matrix is a map of one channel, as it is for layers. */
export function offerOfNumbers(
  shape: readonly number[],
  values?: ArrayLike<number>,
): BenchOffer | undefined {
  if (shape.length > 4) return undefined;
  const input = shape.length === 2 ? [1, ...shape] : shape;
  return { input, ...(values && { values: Array.from(values) }) };
}

/** What the bench makes of a picture: its input, its layer, and the numbers it has; undefined for what it cannot run. */
export function offerOf(spec: CellsSpec): BenchOffer | undefined {
  switch (spec.scene) {
    case 'tensor':
      return offerOfNumbers(spec.shape, spec.values);
    case 'convolution':
      return { ...inputOf(spec), layers: windowLayer(spec, 'Conv'), ...weightsOf(spec) };
    case 'max-pooling':
      return { ...inputOf(spec), layers: poolLayer(spec, 'MaxPool') };
    case 'average-pooling':
      return { ...inputOf(spec), layers: poolLayer(spec, 'AvgPool') };
    case 'linear': {
      const layers = `${spec.input.length > 1 ? 'flatten | ' : ''}linear ${spec.outFeatures}`;
      const at = spec.input.length > 1 ? 1 : 0;
      const hasBias = spec.hasBias === true || spec.biasValues !== undefined;
      return {
        ...inputOf(spec),
        layers: hasBias ? layers : `${layers} nobias`,
        weights: {
          ...(spec.weightValues && { [`${at}.weight`]: spec.weightValues }),
          ...(spec.biasValues && { [`${at}.bias`]: spec.biasValues }),
        },
      };
    }
    case 'flatten':
      return { ...inputOf(spec), layers: 'flatten' };
    case 'network':
      return { input: spec.input, layers: spec.layers };
    default:
      return undefined;
  }
}

function inputOf({ input, inputValues }: { input: readonly number[]; inputValues?: number[] }) {
  return { input, ...(inputValues && { values: inputValues }) };
}

function weightsOf({ kernelValues, biasValues }: ConvolutionSpec): Pick<BenchOffer, 'weights'> {
  return {
    weights: {
      ...(kernelValues && { '0.weight': kernelValues }),
      ...(biasValues && { '0.bias': biasValues }),
    },
  };
}

function windowLayer(spec: ConvolutionSpec, name: string): string {
  const { input, kernel, stride, padding, dilation = kernel.map(() => 1), groups = 1 } = spec;
  const hasBias = spec.hasBias === true || spec.biasValues !== undefined;
  return (
    `nn.${name}${kernel.length}d(${input[0]}, ${spec.outChannels}, kernel_size=${tuple(kernel)}, ` +
    `stride=${tuple(stride)}, padding=${tuple(padding)}, dilation=${tuple(dilation)}, ` +
    `groups=${groups}, bias=${hasBias ? 'True' : 'False'})`
  );
}

function poolLayer(spec: PoolingSpec, name: string): string {
  const { kernel, stride, padding, dilation, ceilMode, countIncludePad } = spec;
  const more = [
    ...(dilation ? [`dilation=${tuple(dilation)}`] : []),
    ...(ceilMode ? ['ceil_mode=True'] : []),
    ...(countIncludePad === false && name === 'AvgPool' ? ['count_include_pad=False'] : []),
  ];
  return `nn.${name}${kernel.length}d(${[tuple(kernel), `stride=${tuple(stride)}`, `padding=${tuple(padding)}`, ...more].join(', ')})`;
}

function tuple(sizes: readonly number[]): string {
  return sizes.length === 1 ? `${sizes[0]}` : `(${sizes.join(', ')})`;
}
