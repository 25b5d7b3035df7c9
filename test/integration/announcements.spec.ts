import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JobContext } from '../../lib/job/job-context.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp, statesOf } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let startedCount: number;
let mayEnd: Signal;

class LongService {
  quick(): void {}

  async obeyOrEnd(): Promise<void> {
    const { signal } = JobContext.current();
    startedCount += 1;
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    await Promise.race([aborted, mayEnd]);
  }
}

let database: TestDatabase;
let client: HangfireApp;
let server: HangfireApp;

beforeEach(async () => {
  startedCount = 0;
  mayEnd = new Signal();
  database = await createTestDatabase();
  const storage = { type: 'postgres', url: database.url } as const;
  client = await HangfireApp.start({ storage, server: false });
  server = await HangfireApp.start({
    storage,
    providers: [LongService],
    // Only an announcement can bring anything about early enough for these specs.
    server: {
      heartbeatIntervalMs: 60_000,
      serverTimeoutMs: 200_000,
      cancellationCheckIntervalMs: 60_000,
    },
  });
  // Once it has run this one, it listens, and only an announcement makes it look again.
  await server.reaches(await server.jobs.enqueue(LongService, (long) => long.quick()), 'Succeeded');
});
afterEach(async () => {
  mayEnd.fire();
  await server.close();
  await client.close();
  await database.drop();
});

const enqueueLong = () => client.jobs.enqueue(LongService, (long) => long.obeyOrEnd());

describe('a job that one application stores', () => {
  it('is run by another application at once', async () => {
    const id = await client.jobs.enqueue(LongService, (long) => long.quick());

    await client.reaches(id, 'Succeeded', 3_000);
  });

  it('is run by another application when its time comes', async () => {
    const id = await client.jobs.schedule(LongService, (long) => long.quick(), {
      milliseconds: 100,
    });

    await client.reaches(id, 'Succeeded', 3_000);
  });

  it('is taken away from another application at once, even while it runs', async () => {
    const id = await enqueueLong();
    await eventually(() => startedCount === 1);
    await client.jobs.delete(id);
    await eventually(() => server.logger.has('warn', 'Late outcome ignored'), { withinMs: 3_000 });

    expect(await client.jobs.get(id)).toMatchObject({ state: 'Deleted' });
  });

  it('ends its run when it is requeued, and not the run that follows', async () => {
    const id = await enqueueLong();
    await eventually(() => startedCount === 1);
    await client.jobs.requeue(id);
    await eventually(() => startedCount === 2, { withinMs: 3_000 });
    await eventually(() => server.logger.has('warn', 'Late outcome ignored'), { withinMs: 3_000 });
    mayEnd.fire();

    expect(statesOf(await client.reaches(id, 'Succeeded'))).toEqual([
      'Enqueued',
      'Processing',
      'Enqueued',
      'Processing',
      'Succeeded',
    ]);
  });
});
