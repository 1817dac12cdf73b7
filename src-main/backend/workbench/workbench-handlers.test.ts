import { describe, expect, test } from 'vitest';
import { testHandlers } from '../../testing/test-handlers.ts';

describe('bench.open', () => {
  test('has nothing before something was kept, and then what was kept last', async () => {
    const { handlers } = testHandlers();
    expect(await handlers['bench.open'](undefined)).toBeNull();
    await handlers['bench.keep']({ draft: '{"version":1}' });
    await handlers['bench.keep']({ draft: '{"version":1,"at":"a"}' });
    expect(await handlers['bench.open'](undefined)).toBe('{"version":1,"at":"a"}');
  });

  test('keeps the bench of each learner apart', async () => {
    const { handlers } = testHandlers();
    await handlers['bench.keep']({ draft: 'mine' });
    const other = await handlers['profile.create']({ name: 'Ada' });
    await handlers['profile.select']({ profileId: other.profileId });
    expect(await handlers['bench.open'](undefined)).toBeNull();
  });
});
