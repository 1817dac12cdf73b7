import { expect, test, vi } from 'vitest';

const { exposed, invoke } = vi.hoisted(() => ({
  exposed: new Map<string, Record<string, (message: unknown) => unknown>>(),
  invoke: vi.fn((..._values: unknown[]) => Promise.resolve('reply')),
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: Record<string, (message: unknown) => unknown>) =>
      exposed.set(name, api),
  },
  ipcRenderer: { invoke },
}));

test('the preload script hands the page one function, which makes one kind of call', async () => {
  await import('./preload.ts');
  expect([...exposed.keys()]).toEqual(['chainrule']);
  const api = exposed.get('chainrule') ?? {};
  expect(Object.keys(api)).toEqual(['call']);
  expect(await api['call']?.({ method: 'app.info' })).toBe('reply');
  expect(invoke.mock.calls).toEqual([['chainrule:call', { method: 'app.info' }]]);
});
