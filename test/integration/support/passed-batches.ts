import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BatchService } from '../../../lib/client/batch-service.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { Signal } from '../../support/signal.js';
import type { TestDatabase } from '../../support/test-database.js';

let mayEnd: Signal;

@Injectable()
class MailService {
  async send(): Promise<void> {
    await mayEnd;
  }
}

const send = (mail: MailService) => mail.send();

/** A dialect's way to stand in the way of others, and to see them wait. */
export interface LockingDialect {
  readonly type: 'postgres' | 'mysql';
  create(): Promise<TestDatabase>;
  /** Locks the row of a batch in the caller's transaction. */
  lockBatch(id: string): string;
  /** Answers a row while a statement waits for a lock in this database. */
  readonly findWaiting: string;
  /** Between two looks. */
  readonly pauseMs?: number;
}

/** Batches that were locked while the one who ends them looked. */
export function describePassedBatches({
  type,
  create,
  lockBatch,
  findWaiting,
  pauseMs = 10,
}: LockingDialect) {
  describe(`a batch on ${type} whose last job ends while somebody has locked its row`, () => {
    let database: TestDatabase;
    let dataSource: DataSource;
    let app: HangfireApp;
    beforeAll(async () => {
      database = await create();
      dataSource = await new DataSource({ type, url: database.url }).initialize();
      app = await HangfireApp.start({
        storage: { type, url: database.url },
        // Hints alone can make the server look early enough.
        server: { heartbeatIntervalMs: 60_000, serverTimeoutMs: 200_000 },
        providers: [MailService],
      });
    });
    afterAll(async () => {
      await app.close();
      await dataSource.destroy();
      await database.drop();
    });

    it('ends, and releases its continuations, without waiting for a heartbeat', async () => {
      const batches = app.get(BatchService);
      const ended = (id: string) =>
        eventually(async () => (await batches.get(id))?.state === 'Succeeded');
      mayEnd = new Signal();
      let last = '';
      const id = await batches.start((batch) => {
        last = batch.enqueue(MailService, send);
      });
      await app.reaches(last, 'Processing');
      const locker = dataSource.createQueryRunner();
      await locker.startTransaction();
      await locker.query(lockBatch(id));
      mayEnd.fire();
      await app.reaches(last, 'Succeeded');

      // Whoever ends a later batch has looked at this one before.
      await ended(await batches.start(() => {}));
      const after = await app.jobs.continueWith(id, MailService, send);
      await eventually(async () => (await dataSource.query(findWaiting)).length > 0, { pauseMs });
      await locker.rollbackTransaction();
      await locker.release();

      await app.reaches(after, 'Succeeded');
      await ended(id);
    });
  });
}
