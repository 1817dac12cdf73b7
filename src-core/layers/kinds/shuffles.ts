import { ArgumentError } from '#core/errors.ts';
import { noCost } from '#core/ops/cost.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { clipTo, indicesOf, uniteIntervals } from '../index-set.ts';
import type { Interval } from '../index-set.ts';
import { noParameters } from '../layer-kind.ts';
import type { LayerKind } from '../layer-kind.ts';
import { wholeIn } from '../settings.ts';

/**
 * Channels seen as a table of `groups` rows, read column by column: output channel j·groups + i is input channel
 * i·(C / groups) + j.
 *
 * Source: torch.nn.ChannelShuffle.
 */
const channelShuffle: LayerKind = {
  name: 'ChannelShuffle',
  settings: [{ name: 'groups' }],
  plan(settings, [input]) {
    const groups = wholeIn(settings, 'ChannelShuffle', 'groups');
    const [channels = 1] = input;
    if (channels % groups !== 0)
      throw new ArgumentError('ChannelShuffle', `groups that divide ${channels}`, `${groups}`);
    return {
      settings,
      shape: input,
      parameters: noParameters,
      multiplyAdds: 0,
      cost: () => noCost,
      reads: ([outputs = [], ...places]) => {
        const read = indicesOf(clipTo(outputs, channels)).map((o): Interval => {
          const from = (o % groups) * (channels / groups) + Math.floor(o / groups);
          return [from, from];
        });
        return [[uniteIntervals(read), ...places]];
      },
      steps: input.slice(1).map(() => Rational.one),
    };
  },
};

export const shuffleKinds: LayerKind[] = [channelShuffle];
