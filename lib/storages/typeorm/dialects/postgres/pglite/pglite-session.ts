import type { EventEmitter } from 'node:events';

import type { EmbeddedServer } from './embedded-server.js';
import { ListeningClients } from './listening-clients.js';
import { type QueryOutcome, readOutcome } from './query-result.js';
import type { Statement, StatementEncoder } from './statement-encoder.js';
import type { TurnQueue } from './turn-queue.js';
import type { WireMessage } from './wire-message.js';

type Answer = readonly WireMessage[];

const ROLLBACK: Statement = { text: 'ROLLBACK', values: [], isPrepared: false };

/** The one session of the embedded database, shared by all clients of a pool. */
export class PgliteSession {
  readonly #listeners = new ListeningClients();

  constructor(
    private readonly server: EmbeddedServer,
    private readonly encoder: StatementEncoder,
    private readonly turns: TurnQueue,
  ) {}

  async execute(client: EventEmitter, statement: Statement): Promise<QueryOutcome> {
    const answer = await this.turns.take(
      client,
      () => this.#exchange(client, statement),
      isInTransaction,
    );
    return readOutcome(answer);
  }

  /** Lets the statements of the client finish, and rolls back the transaction it left open. */
  async leave(client: EventEmitter): Promise<void> {
    this.#listeners.forget(client);
    if (!this.turns.mayComeToBeHeldBy(client)) return;

    await this.turns.take(client, () => this.#rollBackIfHeldBy(client), isInTransaction);
  }

  async close(): Promise<void> {
    await this.turns.take(this, () => this.server.close().then(() => []), isInTransaction);
  }

  async #exchange(client: EventEmitter, statement: Statement): Promise<Answer> {
    const answer = await this.server.exchange(this.encoder.encode(statement));
    this.encoder.remember(statement, answer);
    await this.#followListening(client, statement.text, answer);
    this.#deliver(client, answer);
    return answer;
  }

  async #rollBackIfHeldBy(client: EventEmitter): Promise<Answer> {
    return this.turns.isHeldBy(client) ? this.#exchange(client, ROLLBACK) : [];
  }

  async #followListening(client: EventEmitter, text: string, answer: Answer): Promise<void> {
    if (!hasCompleted(answer, /^(UN)?LISTEN$/)) return;
    this.#listeners.follow(client, text);

    // The session stopped listening for all; those who did not ask for it go on.
    const commands = this.#listeners.toCommands();
    if (hasCompleted(answer, /^UNLISTEN$/) && commands) {
      await this.server.exchange(
        this.encoder.encode({ text: commands, values: [], isPrepared: false }),
      );
    }
  }

  #deliver(client: EventEmitter, answer: Answer): void {
    for (const message of answer) {
      if (message.name === 'notice') emitLater(client, message);
      if (message.name === 'notification') {
        for (const listener of this.#listeners.audienceOf(message.channel)) {
          emitLater(listener, message);
        }
      }
    }
  }
}

function isInTransaction(answer: Answer): boolean {
  const ready = answer.findLast((message) => message.name === 'readyForQuery');
  return ready !== undefined && ready.status !== 'I';
}

function hasCompleted(answer: Answer, command: RegExp): boolean {
  return answer.some((message) => message.name === 'commandComplete' && command.test(message.text));
}

/** A listener that throws is the application's fault and must not end the turn of a client. */
function emitLater(client: EventEmitter, message: WireMessage): void {
  queueMicrotask(() => client.emit(message.name, message));
}
