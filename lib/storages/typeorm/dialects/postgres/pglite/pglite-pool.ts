import { EventEmitter } from 'node:events';

import { openSession } from './open-session.js';
import { PgliteClient } from './pglite-client.js';
import type { ResolvedPgliteDriverOptions } from './pglite-driver-options.js';
import type { PgliteSession } from './pglite-session.js';
import { type QueryArguments, readCallback } from './query-arguments.js';
import type { QueryOutcome } from './query-result.js';
import { settle } from './settle.js';

type ConnectCallback = (error: unknown, client?: PgliteClient, release?: () => void) => void;

/**
 * What `pg` calls a pool. New: nothing is open. Open: from the first `connect`; an opening that
 * fails leaves it new, so that connecting can be tried again. Ended: by `end`, for good.
 *
 * Clients are handed out at once and without limit, for they share one session and take turns.
 */
export class PglitePool extends EventEmitter {
  readonly #clients = new Set<PgliteClient>();
  readonly #departures = new Set<Promise<void>>();
  #session: Promise<PgliteSession> | undefined;
  #isEnded = false;

  constructor(private readonly options: ResolvedPgliteDriverOptions) {
    super();
  }

  connect(callback: ConnectCallback): undefined;
  connect(): Promise<PgliteClient>;
  connect(callback?: ConnectCallback): Promise<PgliteClient> | undefined {
    const answer: ConnectCallback | undefined =
      callback && ((error, client) => callback(error, client, client?.release));
    return settle(this.#checkOut(), answer);
  }

  query(...args: QueryArguments): Promise<QueryOutcome> | undefined {
    return settle(this.#queryOnce(args), readCallback(args));
  }

  end(callback: (error?: unknown) => void): undefined;
  end(): Promise<void>;
  end(callback?: (error?: unknown) => void): Promise<void> | undefined {
    return settle(this.#end(), callback);
  }

  async #checkOut(): Promise<PgliteClient> {
    const session = await this.#open();
    const client = new PgliteClient(session, () => this.#checkIn(client, session));
    this.#clients.add(client);
    return client;
  }

  #open(): Promise<PgliteSession> {
    if (this.#isEnded) {
      return Promise.reject(new Error('Cannot use a pool after calling end on the pool'));
    }
    this.#session ??= openSession(this.options).catch((error: unknown) => {
      this.#session = undefined;
      throw error;
    });
    return this.#session;
  }

  #checkIn(client: PgliteClient, session: PgliteSession): void {
    this.#clients.delete(client);
    const departure = session
      .leave(client)
      .catch((error: unknown) => void this.emit('error', error, client))
      .finally(() => this.#departures.delete(departure));
    this.#departures.add(departure);
  }

  async #queryOnce(args: QueryArguments): Promise<QueryOutcome> {
    const client = await this.#checkOut();
    try {
      return await client.run(args);
    } finally {
      client.release();
    }
  }

  /** Statements already given are answered; transactions still open are rolled back. */
  async #end(): Promise<void> {
    if (this.#isEnded) throw new Error('Called end on pool more than once');
    this.#isEnded = true;

    const session = await this.#session?.catch(() => undefined);
    if (!session) return;

    for (const client of this.#clients) client.disconnect();
    await Promise.all(this.#departures);
    await session.close();
  }
}
