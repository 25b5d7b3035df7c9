import type { AnnouncementNames } from '../events/announcement-names.js';
import { readSecret } from '../events/schema-secret.js';
import { LockFreer } from '../locks/lock-freer.js';
import type { StoreClock } from '../../parts/store-clock.js';
import type { SqlDatabase } from '../sql-database.js';
import type { SqlOperations } from '../sql-operations.js';

export interface SchemaOpenerParts<E> {
  /** Its operations do not wait until the schema is open. */
  readonly database: SqlDatabase<E>;
  readonly operations: Pick<SqlOperations<E>, 'servers' | 'locks' | 'events'>;
  readonly clock: StoreClock;
  /** Makes the schema whole. The signal, which comes when the store is closed, ends all waiting for others. */
  readonly migrate: (signal: AbortSignal) => Promise<void>;
  readonly exclusive: boolean;
  /** Of what is announced to other processes, if it is. */
  readonly names: AnnouncementNames | undefined;
}

/**
 * Prepares the schema before its first use; once, and again only after it failed, was closed, or something of
 * the schema has turned out to be gone.
 */
export class SchemaOpener<E> {
  private opening: Promise<void> | undefined;
  private isOpen = false;
  private hasForgottenServers = false;
  private closing = new AbortController();

  constructor(private readonly parts: SchemaOpenerParts<E>) {}

  open(): Promise<void> {
    this.opening ??= this.prepare().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  /** Something of it is gone: it is made again, at once, so that also those find it whole who cannot open it. */
  reopen(): void {
    // Several statements may have found the same; the first one has begun already.
    if (!this.isOpen) return;
    this.isOpen = false;
    this.opening = undefined;
    // Whoever needs it next is told why it failed.
    this.open().catch(() => {});
  }

  forget(): void {
    this.opening = undefined;
    this.isOpen = false;
    this.hasForgottenServers = false;
    this.closing.abort();
    this.closing = new AbortController();
  }

  private async prepare(): Promise<void> {
    const { database, operations, clock, migrate, exclusive, names } = this.parts;
    const { executor } = database;
    await migrate(this.closing.signal);
    if (exclusive && !this.hasForgottenServers) await this.forgetServers();
    this.hasForgottenServers = true;
    names?.learn(await readSecret(operations.events, executor));

    const sentMs = performance.now();
    const nowMs = await operations.servers.readClock(executor);
    clock.synchronize(nowMs, sentMs);
    this.isOpen = true;
  }

  /** Their processes cannot be alive; what they were running is abandoned. */
  private async forgetServers(): Promise<void> {
    const { database, operations } = this.parts;
    await database.transaction('forget earlier servers', async (executor) => {
      const ids = await operations.servers.removeAll(executor);
      await new LockFreer(operations.locks).freeOfServers(executor, ids);
    });
  }
}
