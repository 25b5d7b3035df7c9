import { EnqueuedState } from '../../../states/enqueued-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type {
  KnownNames,
  PlainHint,
  StorageEvent,
  StorageEventListener,
  StorageEvents,
  Subscription,
  ToldHint,
  WakeUpChannelState,
} from '../../../storage/events/storage-events.js';
import type { AnnouncementNames } from './announcement-names.js';
import type { Announcer } from './announcer.js';
import { type HeardEvent, readMessage, writeEcho } from './event-message.js';
import type { EventOperations } from './event-operations.js';
import type { Listening } from './listening.js';
import type { Notifier } from './notifier.js';
import { readSecret } from './schema-secret.js';
import {
  type AfterCommit,
  type AnnouncedJob,
  type CallerWork,
  earliestOf,
  type SqlEvents,
} from './sql-events.js';

export interface SqlStorageEventsParts<E> {
  /** Undefined where nobody else can listen. */
  readonly notifier: Notifier<E> | undefined;
  readonly connection: Listening | undefined;
  /** The message queue beside the store. */
  readonly channel?: WakeUpChannelState | undefined;
  readonly announcer: Announcer<E>;
  readonly operations: EventOperations<E>;
  readonly names: AnnouncementNames;
  /** Left out where the caller's COMMIT itself sends what was announced, or there is nobody else to tell. */
  readonly afterCommit?: AfterCommit | undefined;
  /**
   * Who sends: every notification carries it, and what a store sent its listeners have heard
   * directly. One for each store, because a process may have several.
   */
  readonly origin: string;
}

interface Listener {
  readonly tell: StorageEventListener;
  readonly known: KnownNames | undefined;
}

/** Tells listeners in this process at once, and the other processes through the database. */
export class SqlStorageEvents<E> implements StorageEvents, SqlEvents<E> {
  readonly channel: WakeUpChannelState | undefined;
  private readonly listeners = new Set<Listener>();

  constructor(private readonly parts: SqlStorageEventsParts<E>) {
    this.channel = parts.channel;
    parts.connection?.onMessage((message) => this.hear(message));
    parts.connection?.onResumed(() => this.tell({ kind: 'resumed' }));
  }

  async subscribe(tell: StorageEventListener, known?: KnownNames): Promise<Subscription> {
    const { connection } = this.parts;
    const listener = { tell, known };
    this.listeners.add(listener);
    if (this.listeners.size === 1) await connection?.start();

    return {
      tell: (kind) => this.tellOthers(listener, { kind }),
      close: async () => {
        this.listeners.delete(listener);
        if (this.listeners.size === 0) await connection?.stop();
      },
    };
  }

  /** Nobody hears anything any more. */
  async close(): Promise<void> {
    this.listeners.clear();
    await this.parts.notifier?.close();
    await this.parts.connection?.stop();
  }

  announce(jobs: readonly AnnouncedJob[], others: readonly StorageEvent[] = []): void {
    const { queues, earliest } = summaryOf(jobs);
    this.announceReady(queues);
    if (earliest) this.announceDue(earliest);
    for (const event of others) this.publish(event);
  }

  announceReady(queues: Iterable<string>): void {
    for (const queue of new Set(queues)) this.publish({ kind: 'ready', queue });
  }

  /** Tells this process alone. */
  remind(queues: readonly string[]): void {
    for (const queue of queues) this.tell({ kind: 'ready', queue });
  }

  announceDue(runAt: Date): void {
    this.publish({ kind: 'scheduled', runAt });
  }

  hint(kind: PlainHint): void {
    this.publish({ kind });
  }

  announceStop(serverId: string): void {
    this.publish({ kind: 'stop', serverId });
  }

  /**
   * The caller's COMMIT sends these, to this process as well, or they are sent after it. Where nobody can listen, this
   * process looks at once: in a database with one connection, that waits for the COMMIT by itself.
   */
  async announceWithin(
    { executor, transaction }: CallerWork<E>,
    jobs: readonly AnnouncedJob[],
    others: readonly StorageEvent[] = [],
  ): Promise<void> {
    const { afterCommit, announcer, notifier } = this.parts;
    const { queues, earliest } = summaryOf(jobs);
    const events: StorageEvent[] = [...queues].map((queue) => ({ kind: 'ready', queue }));
    if (earliest) events.push({ kind: 'scheduled', runAt: earliest });
    events.push(...others);

    if (events.length === 0) return;
    if (afterCommit) {
      afterCommit(transaction, () => {
        for (const event of events) this.publish(event);
      });
    } else if (!notifier) {
      for (const event of events) this.tell(event);
    } else if (announcer.isReady) {
      await announcer.send(executor, events, '');
    }
  }

  /** What the heartbeat sends, so that it is heard whether this process still hears. */
  echo(): { channel: string | null; message: string | null } {
    const { connection, names, origin } = this.parts;
    if (!connection?.hearsStore || !names.areKnown) return { channel: null, message: null };
    return { channel: names.channel, message: writeEcho(origin) };
  }

  /**
   * What a heartbeat has found: the secret of the schema as it is now, or none, because somebody has emptied the
   * table since the schema was opened.
   */
  async renewNames(secret: string | undefined, database: E): Promise<void> {
    const { notifier, names, operations } = this.parts;
    if (!notifier) return;
    try {
      names.learn(secret ?? (await readSecret(operations, database)));
    } catch {
      // The next heartbeat finds the same, and this one has done what keeps its server alive.
    }
  }

  /** The session on which this process listens, as long as it does. */
  get session(): string | undefined {
    return this.parts.connection?.session;
  }

  expectEcho(): void {
    this.parts.connection?.expectMessage();
  }

  /** Of echoes that go another way, the store does not know. */
  expectNoEcho(): void {
    if (this.parts.connection?.hearsStore) this.parts.connection.expectNothing();
  }

  private publish(event: StorageEvent): void {
    this.tell(event);
    this.parts.notifier?.send(event);
  }

  private tellOthers(teller: Listener, event: { readonly kind: ToldHint }): void {
    for (const listener of this.listeners) {
      if (listener !== teller) tellSafely(listener, event);
    }
    this.parts.notifier?.send(event);
  }

  private hear(text: string): void {
    const message = readMessage(text);
    if (!message?.event || message.origin === this.parts.origin) return;

    for (const listener of this.listeners) {
      const event = this.named(message.event, listener.known);
      if (event) tellSafely(listener, event);
    }
  }

  /** The event with its name, if the listener knows the name. */
  private named(heard: HeardEvent, known: KnownNames | undefined): StorageEvent | undefined {
    const { names } = this.parts;
    switch (heard.kind) {
      case 'ready': {
        const queue = known?.queues.find((name) => names.hashOf('queue', name) === heard.hash);
        return queue === undefined ? undefined : { kind: 'ready', queue };
      }
      case 'taken-away':
      case 'stop':
        if (!known || names.hashOf('server', known.serverId) !== heard.hash) return undefined;
        return { kind: heard.kind, serverId: known.serverId };
      default:
        return heard;
    }
  }

  private tell(event: StorageEvent): void {
    for (const listener of this.listeners) tellSafely(listener, event);
  }
}

function tellSafely(listener: Listener, event: StorageEvent): void {
  try {
    listener.tell(event);
  } catch {
    // A hint that nobody could use is as good as one that got lost.
  }
}

function summaryOf(jobs: readonly AnnouncedJob[]) {
  const ready = jobs.filter(({ state }) => state === EnqueuedState.NAME);
  const scheduled = jobs.filter(({ state }) => state === ScheduledState.NAME);
  return { queues: new Set(ready.map(({ queue }) => queue)), earliest: earliestOf(scheduled) };
}
