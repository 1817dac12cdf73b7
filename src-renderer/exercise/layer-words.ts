/** What the settings of a layer are called beside PyTorch's name, and which are answered with yes or no. */
import { layerKinds } from '#core/layers/kinds/index.ts';

const WORDS: Readonly<Record<string, string>> = {
  inChannels: 'input channels',
  outChannels: 'output channels',
  inFeatures: 'input features',
  outFeatures: 'output features',
  kernelSize: 'kernel size',
  stride: 'stride',
  padding: 'padding',
  outputPadding: 'output padding',
  dilation: 'dilation',
  groups: 'groups',
  bias: 'bias',
  ceilMode: 'round up (ceil mode)',
  countIncludePad: 'count padding in averages',
  outputSize: 'output size',
};

/** `kernelSize` as it is read: `kernel size`. */
export function settingLabel(name: string): string {
  return WORDS[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** True for a setting of a layer that is chosen from yes and no. */
export function isYesNo(kind: string, name: string): boolean {
  const rule = layerKinds.get(kind)?.settings.find((one) => one.name === name);
  return typeof rule?.fallback === 'boolean';
}
