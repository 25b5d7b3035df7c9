import type { DataSource } from 'typeorm';
import { StorageClosedError } from '../../storage/errors/storage-closed-error.js';
import { answersWithin } from '../../support/time/time-limit.js';
import { hearErrors } from './dialects/postgres/connection/hear-errors.js';
import type { PgPool } from './dialects/postgres/connection/pg-pool.js';
import { connectionError } from './dialects/postgres/connection/storage-error.js';
import { DataSourceDestroyedError } from './errors/data-source-destroyed-error.js';
import { HeldDataSource } from './held-data-source.js';
import { type PoolPlan, poolPlanOf } from './pool-plan.js';
import { type PrivateDataSource, privateCopyOf } from './private-data-source.js';

/** A DataSource with the connections of its own that the store has beside the application's. */
interface Beside {
  readonly copy: PrivateDataSource;
  /** The application's pool at that time; another one means that it has connected anew, perhaps elsewhere. */
  readonly source: PgPool;
}

/**
 * The pool that the store's statements go through. It is asked for each time, because the application may
 * destroy its DataSource and initialise it again.
 */
export class DataSourceConnection {
  private readonly held: HeldDataSource;
  private beside: Beside | undefined;
  private connecting: Promise<PgPool> | undefined;
  private readonly departing = new Set<Promise<unknown>>();
  private isClosed = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly plan: PoolPlan = poolPlanOf(dataSource),
  ) {
    this.held = new HeldDataSource(dataSource);
  }

  /** Connects where that is necessary; after a failure, the next call tries again. */
  pool(): Promise<PgPool> {
    if (this.isClosed) return Promise.reject(new StorageClosedError());

    const standing = this.standing();
    if (standing) {
      hearErrors(standing);
      return Promise.resolve(standing);
    }
    this.connecting ??= this.connect().finally(() => {
      this.connecting = undefined;
    });
    return this.connecting;
  }

  /** From here on, statements connect when they have to. */
  open(): void {
    this.isClosed = false;
  }

  /** Destroys the DataSource if no application has initialised it, and no other store needs it. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.leave();
    await Promise.all(this.departing);
    await this.held.release();
  }

  private standing(): PgPool | undefined {
    const { dataSource } = this;
    const current = dataSource.isInitialized ? masterOf(dataSource) : undefined;
    if (!this.plan.isOwn) return this.held.isHeld ? current : undefined;
    if (!this.beside) return undefined;

    const { copy, source } = this.beside;
    return current === undefined || current === source ? masterOf(copy) : undefined;
  }

  private async connect(): Promise<PgPool> {
    try {
      await this.inTime(this.held.hold());
      const source = masterOf(this.dataSource);
      if (!source) throw new DataSourceDestroyedError();
      const pool = this.plan.isOwn ? await this.connectBeside(source) : source;
      hearErrors(pool);
      return pool;
    } catch (error) {
      throw connectionError('connect to the database', error);
    } finally {
      // Closed while it connected.
      if (this.isClosed) await this.close();
    }
  }

  private async connectBeside(source: PgPool): Promise<PgPool> {
    const copy = privateCopyOf(this.dataSource, this.plan);
    const opening = copy.initialize();
    try {
      await this.inTime(opening);
    } catch (error) {
      // Too late for those who waited, and nobody else would destroy it.
      opening.then(() => copy.destroy()).catch(() => {});
      throw error;
    }
    this.leave();
    this.beside = { copy, source };
    return masterOf(copy) as PgPool;
  }

  /** What is under way on its connections ends before they do. */
  private leave(): void {
    if (!this.beside) return;
    const leaving = this.beside.copy
      .destroy()
      .catch(() => {})
      .finally(() => this.departing.delete(leaving));
    this.departing.add(leaving);
    this.beside = undefined;
  }

  private async inTime(work: Promise<unknown>): Promise<void> {
    const ms = this.plan.connectionTimeoutMs;
    await (ms === undefined ? work : answersWithin(work, ms, () => noConnectionWithin(ms)));
  }
}

/** TypeORM's postgres driver keeps its pool here, but leaves it out of the Driver interface. */
const masterOf = ({ driver }: DataSource): PgPool | undefined =>
  (driver as unknown as { master?: PgPool }).master;

const noConnectionWithin = (ms: number): Error =>
  Object.assign(new Error(`The database gave no connection within ${ms} ms`), {
    code: 'ETIMEDOUT',
  });
