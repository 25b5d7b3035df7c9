import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { aNewJob, aTransition } from '../../lib/conformance/support/builders.js';
import { StorageUnavailableError } from '../../lib/errors.js';
import { JOB_STORAGE } from '../../lib/nest/tokens.js';
import type { JobStorage } from '../../lib/storage/job-storage.js';
import type { DatabaseOption } from '../../lib/storages/typeorm/database-option.js';
import { eventually } from './eventually.js';
import { MetricsApp } from './metrics-app.js';
import { parsedMetrics } from './parsed-metrics.js';
import type { TestDatabase } from './test-database.js';

const JOBS = 50;

/** One kind of database, in which somebody else comes into the way of the store. */
export interface ConflictingKind {
  readonly type: 'postgres' | 'mysql';
  /** How the names of the store's tables begin. */
  readonly tables: string;
  /** Whether the store itself tries again what gave way; otherwise whoever asks does. */
  readonly triesAgain: boolean;
  /** How somebody else sees to it that a deadlock is the store's to lose. */
  readonly favours: string;
  /** A statement that answers rows while a statement of the store waits for a lock in the database of that name. */
  readonly findWaiting: string;
  readonly pauseMs: number;
  create(): Promise<TestDatabase>;
}

/** What becomes of a change of jobs that runs into a deadlock, which comes about for real. */
export function describeConflicts(kind: ConflictingKind): void {
  const { type, tables, triesAgain, findWaiting, pauseMs, favours } = kind;
  let database: TestDatabase;
  let others: DataSource;
  let app: MetricsApp;
  let storage: JobStorage;

  beforeAll(async () => {
    database = await kind.create();
    const options = { type, url: database.url };
    others = await new DataSource(options as DataSourceOptions).initialize();
    app = await MetricsApp.start({
      hangfire: { storage: options as DatabaseOption, server: false },
    });
    storage = app.app.get<JobStorage>(JOB_STORAGE);
  });
  afterAll(async () => {
    await app.close();
    await others.destroy();
    await database.drop();
  });

  const counted = async () =>
    parsedMetrics(await app.text()).get('hangfire_store_conflicts_total')?.metrics;

  const total = async (counter: string) => {
    const range = { resolution: 'day', from: new Date(0) } as const;
    const points = await storage.statistics.readCounter(counter, range);
    return points.reduce((sum, { value }) => sum + value, 0);
  };

  const isWaiting = async () => {
    const name = new URL(database.url).pathname.slice(1);
    return (await others.query(findWaiting, [name])).length > 0;
  };

  /** Somebody else takes the later jobs first, and the first job when the store waits for the others. */
  async function crossing(firstId: string, change: () => Promise<unknown>): Promise<void> {
    let changed: Promise<unknown> | undefined;
    await others.transaction(async (manager) => {
      await manager.query(favours);
      const later = `UPDATE ${tables}job SET priority = priority + 1 WHERE id > '${firstId}'`;
      await manager.query(later);
      changed = change();
      await eventually(isWaiting, { pauseMs });
      await manager.query(`UPDATE ${tables}job SET priority = 9 WHERE id = '${firstId}'`);
    });
    await changed;
  }

  describe(`A deadlock in ${type}`, () => {
    it('is counted, and changes each job once when it is over', async () => {
      const jobs = Array.from({ length: JOBS }, () => aNewJob());
      await storage.jobs.createJobs(jobs);
      const [first] = jobs as [(typeof jobs)[0]];
      const deletions = jobs.map((job) =>
        aTransition(job, { to: 'Deleted', counters: ['deleted'] }),
      );
      const refused: unknown[] = [];
      const change = async () => {
        const apply = () => storage.jobs.applyTransitions(deletions);
        return apply().catch((error: unknown) => {
          refused.push(error);
          return apply();
        });
      };

      await crossing(first.id, change);

      expect(refused).toEqual(triesAgain ? [] : [expect.any(StorageUnavailableError)]);
      expect(await total('deleted')).toBe(JOBS);
      expect(await counted()).toEqual([{ labels: { kind: 'deadlock' }, value: '1' }]);
    });
  });
}
