/** What the settings of a layer are called beside PyTorch's name, and which are answered with yes or no. */
import { layerKinds } from '#core/layers/kinds/index.ts';

export { settingLabel } from '#core/layers/setting-words.ts';

/** True for a setting of a layer that is chosen from yes and no. */
export function isYesNo(kind: string, name: string): boolean {
  const rule = layerKinds.get(kind)?.settings.find((one) => one.name === name);
  return typeof rule?.fallback === 'boolean';
}
