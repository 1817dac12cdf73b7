import type { FileNumbers } from './numbers-in-file.ts';
import type { NumbersQuestion, NumbersReply } from './numbers-worker.ts';

/** Reading that takes longer is given up. */
const LONGEST_MS = 20_000;

/** Numbers of a text, of a .npy file or of an image, read in a thread of its own. */
export function readApart(question: NumbersQuestion): Promise<FileNumbers> {
  const worker = new Worker(new URL('./numbers-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<FileNumbers>((settle) => {
    const timer = setTimeout(
      () =>
        settle({
          ok: false,
          message: `Reading took longer than ${LONGEST_MS / 1000} seconds and was given up. Try a smaller file.`,
        }),
      LONGEST_MS,
    );
    worker.addEventListener('message', ({ data }: MessageEvent<NumbersReply>) => {
      clearTimeout(timer);
      settle(data.ok ? { ...data, values: Array.from(data.values) } : data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      clearTimeout(timer);
      settle({
        ok: false,
        message: `Reading failed: ${event.message || 'the thread could not start'}.`,
      });
    });
    worker.postMessage(question, 'npy' in question ? [question.npy.buffer] : []);
  }).finally(() => worker.terminate());
}
