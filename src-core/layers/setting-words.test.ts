import { describe, expect, test } from 'vitest';
import { settingLabel, withSettingLabels } from './setting-words.ts';

describe('settingLabel and withSettingLabels', () => {
  test('say the names of settings as words', () => {
    expect(['kernelSize', 'stride', 'ceilMode', 'numFeatures'].map(settingLabel)).toEqual([
      'kernel size',
      'stride',
      'round up (ceil mode)',
      'num features',
    ]);
    expect(withSettingLabels('Conv2d: expected outChannels from 1, got 0')).toBe(
      'Conv2d: expected output channels from 1, got 0',
    );
  });
});
