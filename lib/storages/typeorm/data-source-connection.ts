import type { DataSource } from 'typeorm';
import { StorageClosedError } from '../../storage/errors/storage-closed-error.js';
import { answersWithin } from '../../support/time/time-limit.js';
import { DataSourceDestroyedError } from './errors/data-source-destroyed-error.js';
import { HeldDataSource } from './held-data-source.js';
import { type PoolPlan, poolPlanOf } from './pool-plan.js';
import type { Pools } from './pools.js';

/** A DataSource with the connections of its own that the store has beside the application's. */
interface Beside<Pool> {
  readonly copy: DataSource;
  /** The application's pool at that time; another one means that it has connected anew, perhaps elsewhere. */
  readonly source: Pool;
}

/**
 * The pool that the store's statements go through. It is asked for each time, because the application may
 * destroy its DataSource and initialise it again.
 */
export class DataSourceConnection<Pool> {
  private readonly held: HeldDataSource;
  private beside: Beside<Pool> | undefined;
  private connecting: Promise<Pool> | undefined;
  private readonly departing = new Set<Promise<unknown>>();
  private isClosed = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly pools: Pools<Pool>,
    private readonly plan: PoolPlan = poolPlanOf(dataSource, pools),
  ) {
    this.held = new HeldDataSource(dataSource);
  }

  /** Connects where that is necessary; after a failure, the next call tries again. */
  pool(): Promise<Pool> {
    if (this.isClosed) return Promise.reject(new StorageClosedError());

    const standing = this.standing();
    if (standing) {
      this.pools.secure(standing);
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

  private standing(): Pool | undefined {
    const { dataSource } = this;
    const current = dataSource.isInitialized ? this.pools.poolOf(dataSource) : undefined;
    if (!this.plan.isOwn) return this.held.isHeld ? current : undefined;
    if (!this.beside) return undefined;

    const { copy, source } = this.beside;
    return current === undefined || current === source ? this.pools.poolOf(copy) : undefined;
  }

  private async connect(): Promise<Pool> {
    try {
      await this.inTime(this.held.hold());
      const source = this.pools.poolOf(this.dataSource);
      if (!source) throw new DataSourceDestroyedError();
      const pool = this.plan.isOwn ? await this.connectBeside(source) : source;
      this.pools.secure(pool);
      return pool;
    } catch (error) {
      throw this.pools.connectionError('connect to the database', error);
    } finally {
      // Closed while it connected.
      if (this.isClosed) await this.close();
    }
  }

  private async connectBeside(source: Pool): Promise<Pool> {
    const copy = this.pools.secondOf(this.dataSource, this.plan);
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
    return this.pools.poolOf(copy) as Pool;
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

const noConnectionWithin = (ms: number): Error =>
  Object.assign(new Error(`The database gave no connection within ${ms} ms`), {
    code: 'ETIMEDOUT',
  });
