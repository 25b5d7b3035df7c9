import { expect, it } from '@jest/globals';
import { BatchService } from '../../lib/client/batch-service.js';
import { clientProcess } from './support/client-process.js';
import { report } from './support/report.js';

const JOBS = 100_000;

class WorkService {
  work(_number: number): void {}
}

const client = clientProcess();

it('A batch of a hundred thousand jobs is created in seconds', async () => {
  const numbers = Array.from({ length: JOBS }, (_, number) => number);
  const startedMs = performance.now();
  const id = await client.app.get(BatchService).start('Large', (batch) => {
    batch.enqueueMany(WorkService, numbers, (service, number) => service.work(number));
  });
  const seconds = (performance.now() - startedMs) / 1_000;
  report(`A batch of ${JOBS} jobs was created in ${seconds.toFixed(1)} s`);

  expect(await client.app.get(BatchService).get(id)).toMatchObject({
    state: 'Started',
    progress: { total: JOBS, pending: JOBS, processing: 0, succeeded: 0, failed: 0, deleted: 0 },
  });
  expect(seconds).toBeLessThan(60);
}, 120_000);
