/** What the settings of a layer are called beside PyTorch's name, and which are answered with yes or no. */

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

const FLAGS: ReadonlySet<string> = new Set([
  'bias',
  'ceilMode',
  'countIncludePad',
  'affine',
  'elementwiseAffine',
  'trackRunningStats',
]);

/** `kernelSize` as it is read: `kernel size`. */
export function settingLabel(name: string): string {
  return WORDS[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** True for a setting that is chosen from yes and no. */
export function isYesNo(name: string): boolean {
  return FLAGS.has(name);
}
