import { dateOf } from './job-rows.js';
import { LockReleaser } from './lock-releaser.js';
import { Migrator } from './migrator.js';
import type { PostgresDatabase } from './postgres-database.js';
import { readClock, removeAllServers } from './statements/servers.js';
import type { StoreClock } from './store-clock.js';

export interface SchemaOpenerOptions {
  readonly schema: string;
  readonly exclusive: boolean;
}

/** Prepares the schema before its first use; once, and again only after it failed or was closed. */
export class SchemaOpener {
  private opening: Promise<void> | undefined;
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

  forget(): void {
    this.opening = undefined;
    this.closing.abort();
    this.closing = new AbortController();
  }

  private async prepare(): Promise<void> {
    const { schema } = this.options;
    await new Migrator(this.database, { schema }).up(this.closing.signal);
    if (this.options.exclusive) await this.forgetServers();

    const sentMs = performance.now();
    const [row] = await this.database.run(readClock);
    this.clock.synchronize(dateOf(row?.now_ms).getTime(), sentMs);
  }

  /** Their processes cannot be alive; what they were running is abandoned. */
  private async forgetServers(): Promise<void> {
    await this.database.transaction('forget earlier servers', async (executor) => {
      const rows = await executor.run(removeAllServers);
      const ids = rows.map(({ id }) => id as string);
      await new LockReleaser().releaseOfServers(executor, ids);
    });
  }
}
