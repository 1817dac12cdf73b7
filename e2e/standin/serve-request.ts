import { fromChromium, handlerOf } from './protocol.ts';

/** Chromium's event about a request that waits for us. */
export interface PausedRequest {
  requestId: string;
  resourceType: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
}

type Send = (method: string, params: Record<string, unknown>) => Promise<unknown>;

/** Answers a request of a page: by the app's own handler of its scheme, else by letting it through. */
export async function serveRequest(
  { requestId, resourceType, request }: PausedRequest,
  mayNavigate: (url: string) => boolean,
  send: Send,
): Promise<void> {
  const address = fromChromium(request.url);
  try {
    if (resourceType === 'Document' && !mayNavigate(address)) {
      // "No content" leaves the page as it is.
      await send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
      return;
    }
    const handler = handlerOf(address);
    if (!handler) {
      await send('Fetch.continueRequest', { requestId });
      return;
    }
    const { method, headers, postData: body } = request;
    const response = await handler(new Request(address, { method, headers, body }));
    await send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    // The page may be gone by now; whatever else went wrong is the app's to know.
    process.stderr.write(`stand-in: ${request.url}: ${String(error)}\n`);
    await send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined);
  }
}
