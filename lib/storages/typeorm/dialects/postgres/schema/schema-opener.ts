import type { AnnouncementNames } from '../../../../sql/events/announcement-names.js';
import { readSecret } from '../../../../sql/events/schema-secret.js';
import { LockFreer } from '../../../../sql/locks/lock-freer.js';
import type { StoreClock } from '../../../../sql/servers/store-clock.js';
import type { PostgresDatabase } from '../connection/postgres-database.js';
import { postgresEvents } from '../events/postgres-event-operations.js';
import { postgresLocks } from '../locks/postgres-lock-operations.js';
import { postgresServers } from '../servers/postgres-server-operations.js';
import { Migrator } from './migrator.js';
import { requireUtf8 } from './require-utf8.js';

export interface SchemaOpenerOptions {
  readonly schema: string;
  readonly exclusive: boolean;
  /** Of what is announced to other processes, if it is. */
  readonly names: AnnouncementNames | undefined;
}

/**
 * Prepares the schema before its first use; once, and again only after it failed, was closed, or something of
 * the schema has turned out to be gone.
 */
export class SchemaOpener {
  private opening: Promise<void> | undefined;
  private isOpen = false;
  private hasForgottenServers = false;
  private closing = new AbortController();

  constructor(
    private readonly database: PostgresDatabase,
    private readonly clock: StoreClock,
    private readonly options: SchemaOpenerOptions,
  ) {}

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
    const { schema } = this.options;
    await requireUtf8(this.database);
    await new Migrator(this.database, { schema }).up(this.closing.signal);
    if (this.options.exclusive && !this.hasForgottenServers) await this.forgetServers();
    this.hasForgottenServers = true;
    this.options.names?.learn(await readSecret(postgresEvents, this.database));

    const sentMs = performance.now();
    const nowMs = await postgresServers.readClock(this.database);
    this.clock.synchronize(nowMs, sentMs);
    this.isOpen = true;
  }

  /** Their processes cannot be alive; what they were running is abandoned. */
  private async forgetServers(): Promise<void> {
    await this.database.transaction('forget earlier servers', async (executor) => {
      const ids = await postgresServers.removeAll(executor);
      await new LockFreer(postgresLocks).freeOfServers(executor, ids);
    });
  }
}
