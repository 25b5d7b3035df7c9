import { EventEmitter } from 'node:events';

import type { PgliteSession } from './pglite-session.js';
import { type QueryArguments, readCallback, readStatement } from './query-arguments.js';
import type { QueryOutcome } from './query-result.js';
import { settle } from './settle.js';

/**
 * What `pg` calls a client: checked out by `pool.connect()` until it is released.
 *
 * All clients share one session. What a session keeps outside of transactions (SET, temporary
 * tables, session-level advisory locks) is therefore common to them.
 */
export class PgliteClient extends EventEmitter {
  #isReleased = false;

  constructor(
    private readonly session: PgliteSession,
    private readonly onRelease: () => void,
  ) {
    super();
  }

  query(...args: QueryArguments): Promise<QueryOutcome> | undefined {
    return settle(this.run(args), readCallback(args));
  }

  async run(args: QueryArguments): Promise<QueryOutcome> {
    if (this.#isReleased) throw new Error('Client was closed and is not queryable');
    return this.session.execute(this, readStatement(args));
  }

  /** A bound function, for it is also handed out alone. Releasing again does nothing. */
  readonly release = (): void => {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.onRelease();
  };

  /** The pool ends while the client is checked out. */
  disconnect(): void {
    this.release();
    this.emit('end');
  }
}
