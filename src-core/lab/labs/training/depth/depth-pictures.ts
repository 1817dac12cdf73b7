import type { LabPicture, LinesPicture } from '../../../lab-picture.ts';
import type { DepthPass } from './depth-pass.ts';
import type { DepthSettings } from './depth-settings.ts';
import { wideLimit } from './wide-limit.ts';

/** Activations are counted in bins of this number between −1 and 1, or between ± their largest size. */
const BINS = 40;

/** Mean squares over the layers, measured and as very wide layers would have them, and how activations are spread. */
export function depthPictures(pass: DepthPass, settings: DepthSettings): LabPicture[] {
  const limit = wideLimit(settings);
  const { layers } = settings;
  const padded = (values: readonly number[]): Float64Array =>
    Float64Array.from({ length: layers }, (_, layer) => values[layer] ?? NaN);
  const back = [...pass.backward].reverse();
  const missing = new Array<number>(layers - back.length).fill(NaN);
  const overLayers = (
    name: string,
    docs: string,
    found: readonly number[],
    expected: readonly number[],
  ): LinesPicture => ({
    kind: 'lines',
    name,
    docs,
    x: { label: 'layer', values: Float64Array.from({ length: layers }, (_, layer) => layer + 1) },
    y: { label: 'mean square', axis: 'log' },
    lines: [
      { name: 'measured', values: padded(found) },
      { name: 'very wide layers', values: padded(expected) },
    ],
  });
  return [
    overLayers(
      'activations',
      'Mean square of the activations after each layer.',
      pass.forward,
      limit.forward.slice(1),
    ),
    overLayers(
      'gradients',
      'Mean square of the gradient at each layer; 1 comes in at the end.',
      [...missing, ...back],
      limit.backward,
    ),
    histograms(pass),
  ];
}

function histograms({ activations }: DepthPass): LinesPicture {
  const chosen = [...new Set([0, Math.ceil(activations.length / 2) - 1, activations.length - 1])];
  const shown = chosen.filter((layer) => activations[layer] !== undefined);
  return {
    kind: 'lines',
    name: 'spread',
    docs: 'How the activations of some layers are spread, each between minus and plus its largest size.',
    x: {
      label: 'activation, as a share of the largest',
      values: Float64Array.from({ length: BINS }, (_, bin) => (2 * (bin + 0.5)) / BINS - 1),
    },
    y: { label: 'share', axis: 'linear' },
    lines: shown.map((layer) => ({
      name: `layer ${layer + 1}`,
      values: histogram(activations[layer]?.data ?? []),
    })),
  };
}

function histogram(values: ArrayLike<number>): Float64Array {
  let largest = 0;
  for (let i = 0; i < values.length; i++)
    largest = Math.max(largest, Math.abs(values[i] as number));
  const shares = new Float64Array(BINS);
  for (let i = 0; i < values.length; i++) {
    const share = largest === 0 ? 0 : (values[i] as number) / largest;
    const bin = Math.min(BINS - 1, Math.floor(((share + 1) / 2) * BINS));
    shares[bin] = (shares[bin] as number) + 1 / values.length;
  }
  return shares;
}
