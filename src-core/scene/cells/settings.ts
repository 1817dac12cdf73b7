import type { WindowSpec } from './cells-spec.ts';

/** Stride, padding and dilation in short words; `note` says what the dotted places are. */
export function windowSettings(
  { stride, padding, dilation = [], ...spec }: WindowSpec & { outputPadding?: readonly number[] },
  note: string,
): string[] {
  const output = spec.outputPadding ?? [];
  return [
    `stride ${each(stride)}`,
    `padding ${each(padding)}${padding.some(Boolean) ? note : ''}`,
    ...(dilation.some((size) => size > 1) ? [`dilation ${each(dilation)}`] : []),
    ...(output.some(Boolean) ? [`output padding ${each(output)}`] : []),
  ];
}

/** One size where all are the same, else all of them. */
export function each(sizes: readonly number[]): string {
  return sizes.every((size) => size === sizes[0]) ? `${sizes[0] ?? 0}` : sizes.join(' × ');
}

/** How the channels are grouped, where they are. */
export function channelWords(inputs: number, outputs: number, groups: number): string[] {
  if (groups === 1) return [];
  if (groups === inputs)
    return [outputs === inputs ? 'depthwise' : `depthwise, ${outputs / inputs} filters a channel`];
  return [`${groups} groups`];
}

/** How the sizes of the maps are read. */
export function mapSizes({ input }: WindowSpec): string {
  return input.length === 2 ? 'channels × positions' : 'channels × rows × columns';
}
