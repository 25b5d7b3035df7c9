import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import { beginAnswer } from './begin-answer.js';
import { closingOf, type Visit } from './visit.js';

/** If a client takes nothing for this time, in milliseconds, it has lost interest. */
const MAX_SILENCE_MS = 60_000;

/**
 * An answer that is a file of any length: a text in portions. Each portion is made when the client has taken the one
 * before.
 */
export class Download {
  /**
   * @param name the name of the file, with characters that a header allows
   * @param portions the text; no portion is asked for after the client has gone
   */
  constructor(
    readonly name: string,
    readonly contentType: string,
    readonly portions: AsyncGenerator<string>,
  ) {}
}

type Portion = IteratorResult<string>;

export interface DownloadOptions {
  /** Makes the next portion when its turn has come. `closing` fires when the client has gone. */
  readonly inTurn: (next: () => Promise<Portion>, closing: AbortSignal) => Promise<Portion>;
  /** Gets the error because of which the file could not be completed. */
  readonly onFailure: (error: unknown) => MaybePromise<void>;
}

/**
 * Sends the file. Returns as soon as the first portion was made, so that a mistake in the request gets an error as
 * its answer. If a file cannot be completed, the connection is cut, so that nobody mistakes the file for a complete
 * one.
 */
export async function sendDownload(
  { name, contentType, portions }: Download,
  visit: Visit,
  { inTurn, onFailure }: DownloadOptions,
): Promise<void> {
  const closing = closingOf(visit.response);
  const next = () => inTurn(() => portions.next(), closing);
  const first = await next();
  const raw = beginAnswer(visit, {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${name}"`,
  });
  if (visit.request.method === 'HEAD') {
    raw.end();
    await portions.return(undefined);
    return;
  }

  void writeAll(raw, first, { next, closing })
    .catch((error: unknown) => {
      raw.destroy();
      return closing.aborted ? undefined : onFailure(error);
    })
    .finally(() => portions.return(undefined));
}

async function writeAll(
  raw: ServerResponse,
  first: Portion,
  { next, closing }: { next: () => Promise<Portion>; closing: AbortSignal },
): Promise<void> {
  for (let portion = first; !portion.done; portion = await next()) {
    closing.throwIfAborted();
    if (raw.write(portion.value)) continue;
    await once(raw, 'drain', {
      signal: AbortSignal.any([closing, AbortSignal.timeout(MAX_SILENCE_MS)]),
    });
  }
  raw.end();
}
