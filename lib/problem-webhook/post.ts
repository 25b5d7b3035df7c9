import * as http from 'node:http';
import * as https from 'node:https';
import { PrivateAddressError } from './errors/private-address-error.js';
import { ProblemWebhookError } from './errors/problem-webhook-error.js';
import { guardedLookup, requirePublicHost } from './guarded-lookup.js';

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** How long connecting, sending and the beginning of the answer may take together, in milliseconds. */
  readonly timeoutMs: number;
  readonly allowPrivateAddresses: boolean;
}

/**
 * Posts a body, and waits for the status of the answer. Redirects are not followed, and the body of the answer is
 * not read, however long it is.
 *
 * @throws ProblemWebhookError unless the status is from 200 to 299
 * @throws PrivateAddressError
 */
export async function post(url: URL, body: string, options: PostOptions): Promise<void> {
  if (!options.allowPrivateAddresses) requirePublicHost(url);
  const status = await statusOf(url, body, options);
  if (status >= 200 && status < 300) return;

  const isRedirect = status >= 300 && status < 400;
  const what = isRedirect ? `redirected (${status}), which is not followed` : `answered ${status}`;
  throw new ProblemWebhookError(url.origin, what);
}

async function statusOf(url: URL, body: string, options: PostOptions): Promise<number> {
  const { timeoutMs, allowPrivateAddresses, headers } = options;
  const { request, Agent } = url.protocol === 'https:' ? https : http;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await new Promise<number>((resolve, reject) => {
      const sent = request(url, {
        method: 'POST',
        // A new agent has no proxy and no open connection, so every connection goes through the lookup.
        agent: new Agent({ keepAlive: false }),
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal,
        ...(!allowPrivateAddresses && { lookup: guardedLookup }),
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        resolve(response.statusCode ?? 0);
        response.once('error', () => {});
        response.destroy();
      });
      sent.end(body);
    });
  } catch (cause) {
    throw failureOf(url, cause, signal.aborted ? timeoutMs : undefined);
  }
}

function failureOf(url: URL, cause: unknown, timeoutMs: number | undefined): unknown {
  if (timeoutMs !== undefined) {
    return new ProblemWebhookError(url.origin, `did not answer within ${timeoutMs} ms`, { cause });
  }
  return cause instanceof PrivateAddressError
    ? cause
    : new ProblemWebhookError(url.origin, 'cannot be reached', { cause });
}
