import type { DataSource } from 'typeorm';
import { StorageClosedError } from '../../storage/errors/storage-closed-error.js';
import { hearErrors } from './dialects/postgres/hear-errors.js';
import type { PgPool } from './dialects/postgres/pg-pool.js';
import { storageError } from './dialects/postgres/storage-error.js';

/** A DataSource, initialised when it is first needed, and tried again after a failure. */
export class DataSourceConnection {
  private connecting: Promise<PgPool> | undefined;
  private isOwned = false;
  private isClosed = false;

  constructor(private readonly dataSource: DataSource) {}

  /** The pool of connections that the DataSource's driver holds. */
  pool(): Promise<PgPool> {
    if (this.isClosed) return Promise.reject(new StorageClosedError());
    this.connecting ??= this.connect();
    return this.connecting;
  }

  /** From here on, statements connect when they have to. */
  open(): void {
    this.isClosed = false;
  }

  /** Destroys the DataSource if it was initialised here. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.connecting = undefined;
    if (this.isOwned && this.dataSource.isInitialized) await this.dataSource.destroy();
    this.isOwned = false;
  }

  private async connect(): Promise<PgPool> {
    try {
      if (!this.dataSource.isInitialized) {
        await this.dataSource.initialize();
        this.isOwned = true;
        // Closed while it connected: nobody else would destroy it.
        if (this.isClosed) {
          await this.close();
          throw new StorageClosedError();
        }
      }
      // TypeORM's postgres driver keeps its pool here, but leaves it out of the Driver interface.
      const { master } = this.dataSource.driver as unknown as { master: PgPool };
      hearErrors(master);
      return master;
    } catch (error) {
      this.connecting = undefined;
      throw storageError('connect to the database', error);
    }
  }
}
