import { clearTimeout, setImmediate, setTimeout } from 'node:timers';

import { EmbeddedDatabaseBusyError } from './errors/embedded-database-busy-error.js';

interface WaitingTurn {
  readonly client: object;
  admit(): void;
}

/**
 * Who may use the one session of the embedded database.
 *
 * Free: turns are taken in order of arrival, whoever asks, so a client that is merely checked out
 * holds up nobody. Held: a turn left a transaction open; only turns of that client are taken, until
 * one of them ends the transaction. Others wait, at most `maxWaitMs`: a transaction that awaits
 * another client would otherwise wait for itself for ever.
 */
export class TurnQueue {
  readonly #waiting: WaitingTurn[] = [];
  #holder: object | undefined;
  #current: object | undefined;
  #isTaken = false;

  constructor(private readonly maxWaitMs: number) {}

  /** Runs `work` in the next turn of the client; `keepsHold` tells whether it must go on alone. */
  async take<T>(
    client: object,
    work: () => Promise<T>,
    keepsHold: (result: T) => boolean,
  ): Promise<T> {
    await this.#arrive(client);
    this.#current = client;
    let isHeld = false;
    try {
      const result = await work();
      isHeld = keepsHold(result);
      return result;
    } finally {
      this.#holder = isHeld ? client : undefined;
      this.#current = undefined;
      this.#passOn();
    }
  }

  isHeldBy(client: object): boolean {
    return this.#holder === client;
  }

  /** Whether the client holds the session, or may do so once its turns have been taken. */
  mayComeToBeHeldBy(client: object): boolean {
    const hasTurns =
      this.#current === client || this.#waiting.some((turn) => turn.client === client);
    return hasTurns || this.isHeldBy(client);
  }

  #arrive(client: object): Promise<void> | undefined {
    if (this.#isTaken || !this.#mayEnter(client)) return this.#wait(client);
    this.#isTaken = true;
    return undefined;
  }

  #mayEnter(client: object): boolean {
    return this.#holder === undefined || this.#holder === client;
  }

  #wait(client: object): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn: WaitingTurn = {
        client,
        admit: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(new EmbeddedDatabaseBusyError(this.maxWaitMs));
      }, this.maxWaitMs);
      this.#waiting.push(turn);
    });
  }

  /**
   * Statements run on this thread and finish in microtasks: without going through the event loop,
   * clients in a row would keep timers and sockets waiting for as long as there is work.
   */
  #passOn(): void {
    setImmediate(() => {
      const index = this.#waiting.findIndex(({ client }) => this.#mayEnter(client));
      const [next] = index < 0 ? [] : this.#waiting.splice(index, 1);
      this.#isTaken = next !== undefined;
      next?.admit();
    });
  }
}
