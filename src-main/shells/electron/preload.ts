/** Runs in the window's sandbox before its page, and hands it the one function it gets. */
import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL } from './channel.ts';

contextBridge.exposeInMainWorld('chainrule', {
  call: (message: unknown): Promise<unknown> => ipcRenderer.invoke(CALL_CHANNEL, message),
});
