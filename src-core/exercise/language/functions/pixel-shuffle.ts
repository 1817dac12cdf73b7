import { invert } from '#core/linear/permutation.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** Where a cell of the canvas comes from: output channel O, phases a and b, stamp h and w. */
interface Origin {
  O: number;
  a: number;
  b: number;
  h: number;
  w: number;
}

interface Sizes {
  r: number;
  H: number;
  W: number;
  outChannels: number;
}

type Place = (origin: Origin, sizes: Sizes) => number;

/** Channel of the convolution: output channel, then row phase, then column phase. */
const channelOf = ({ O, a, b }: Origin, { r }: Sizes): number => (O * r + a) * r + b;
const inChannel = ({ h, w }: Origin, { W }: Sizes): number => h * W + w;

const channelByChannel: Place = (origin, sizes) =>
  channelOf(origin, sizes) * sizes.H * sizes.W + inChannel(origin, sizes);
const channelsFastest: Place = (origin, sizes) =>
  inChannel(origin, sizes) * sizes.outChannels * sizes.r ** 2 + channelOf(origin, sizes);
const columnPhaseFirst: Place = ({ a, b, ...rest }, sizes) =>
  channelByChannel({ ...rest, a: b, b: a }, sizes);
const phasesBeforeChannels: Place = (origin, sizes) => {
  const channel = (origin.a * sizes.r + origin.b) * sizes.outChannels + origin.O;
  return channel * sizes.H * sizes.W + inChannel(origin, sizes);
};

/** A transposed convolution with stride r reorders the result of a convolution with r² channels for each of its own. */
export const pixelShuffleFunctions: PackFunction[] = [
  {
    signature: 'pixelShuffleOrder(input, r, outChannels = 1)',
    docs: 'For each cell of the canvas [O, r·H, r·W] its place in the convolution result [O·r², H, W], both flattened; channels are counted by output channel, row phase, column phase.',
    call: (given) => orderOf(given, channelByChannel).map((q) => Rational.of(q)),
    misreadings: [
      {
        id: 'pixelShuffle.inverse',
        title: 'the inverse order',
        say: 'Your list sends each row to its new place. It has to name the row that arrives there.',
        call: (given) => invert(orderOf(given, channelByChannel)).map((q) => Rational.of(q)),
      },
      {
        id: 'pixelShuffle.channel-fastest',
        title: 'channel counted fastest',
        say: 'You counted all channels of one cell before the next cell. Here each channel is stored as a whole map.',
        call: (given) => orderOf(given, channelsFastest).map((q) => Rational.of(q)),
      },
      {
        id: 'pixelShuffle.column-phase-first',
        title: 'row and column phase exchanged',
        say: 'Row and column phase are exchanged: from channel 0 to channel 1 the kernel entry moves one column to the right.',
        call: (given) => orderOf(given, columnPhaseFirst).map((q) => Rational.of(q)),
      },
      {
        id: 'pixelShuffle.phases-before-channels',
        title: 'phases before output channels',
        say: 'You counted the phases before the output channels. Here all phases of one output channel come together.',
        call: (given) => orderOf(given, phasesBeforeChannels).map((q) => Rational.of(q)),
      },
    ],
  },
];

function orderOf(given: Arguments, place: Place): number[] {
  const [H, W] = given.pair('input');
  const sizes = { r: given.integer('r'), H, W, outChannels: given.integer('outChannels') };
  const { r, outChannels } = sizes;
  return Array.from({ length: outChannels * r * r * H * W }, (_, q) => {
    const [y, x] = [Math.floor(q / (r * W)) % (r * H), q % (r * W)];
    const origin = { a: y % r, b: x % r, h: Math.floor(y / r), w: Math.floor(x / r) };
    return place({ O: Math.floor(q / (r * r * H * W)), ...origin }, sizes);
  });
}
