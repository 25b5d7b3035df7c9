import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DisableConcurrentExecution } from '../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp, statesOf } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let runs: number[];
let atOnce: number;
let mostAtOnce: number;

class WorkService {
  work(number: number): void {
    runs.push(number);
  }

  @DisableConcurrentExecution(60)
  async alone(number: number): Promise<void> {
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    await new Promise(setImmediate);
    atOnce -= 1;
    runs.push(number);
  }
}

let database: TestDatabase;
let app: HangfireApp;
/** How many jobs were claimed from their queue. */
let claimed: number;

const enqueue = (number: number) =>
  app.jobs.enqueue(WorkService, (service) => service.work(number));

beforeEach(async () => {
  [runs, atOnce, mostAtOnce, claimed] = [[], 0, 0, 0];
  database = await createTestDatabase();
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    providers: [WorkService],
  });
  const { queues } = app.storage;
  const claim = queues.claim.bind(queues);
  queues.claim = async (request) => {
    const jobs = await claim(request);
    claimed += jobs.length;
    return jobs;
  };
});
afterEach(async () => {
  await app.close();
  await database.drop();
});

describe('A job that is enqueued in a process with a free worker', () => {
  it('is started without a claim, with its whole history', async () => {
    const job = await eventually(async () => {
      claimed = 0;
      const ended = await app.reaches(await enqueue(1), 'Succeeded');
      return claimed === 0 && ended;
    });

    expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
    expect(job).toMatchObject({ attempt: 1, args: [1] });
  });

  it('runs once, like jobs that find no free worker', async () => {
    const numbers = Array.from({ length: 2_000 }, (_, number) => number);
    const ids = await Promise.all(numbers.map(enqueue));
    for (const id of ids) await app.reaches(id, 'Succeeded');

    expect(runs.toSorted((a, b) => a - b)).toEqual(numbers);
  });

  it('waits for its lock', async () => {
    const numbers = Array.from({ length: 50 }, (_, number) => number);
    const ids: (string | null)[] = [];
    for (const number of numbers) {
      ids.push(await app.jobs.enqueue(WorkService, (service) => service.alone(number)));
    }
    for (const id of ids) await app.reaches(id, 'Succeeded');

    expect(runs.toSorted((a, b) => a - b)).toEqual(numbers);
    expect(mostAtOnce).toBe(1);
  });
});
