const WORDS: Readonly<Record<string, string>> = {
  inChannels: 'input channels',
  outChannels: 'output channels',
  inFeatures: 'input features',
  outFeatures: 'output features',
  kernelSize: 'kernel size',
  outputPadding: 'output padding',
  ceilMode: 'round up (ceil mode)',
  countIncludePad: 'count padding in averages',
  outputSize: 'output size',
};

/** A setting of a layer as people read it: `kernelSize` → `kernel size`. */
export function settingLabel(name: string): string {
  return WORDS[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A sentence in which settings go by their names in code, for people: `expected kernelSize …` → `expected kernel size …`. */
export function withSettingLabels(sentence: string): string {
  return sentence.replace(/\b\w+\b/g, (word) => WORDS[word] ?? word);
}
