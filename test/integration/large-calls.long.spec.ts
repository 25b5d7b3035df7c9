import { expect, it } from '@jest/globals';
import { clientProcess } from './support/client-process.js';

/** Together they are longer than any string may be; each is as long as the arguments of a job may be. */
const COUNT = 520;
const TEXT = 'x'.repeat(2 ** 20 - 4);
const TIME_LIMIT_MS = 120_000;

class WorkService {
  work(_text: string): string {
    return TEXT;
  }
}

const client = clientProcess();

it(
  'Half a gigabyte of arguments is enqueued by one call',
  async () => {
    const texts = Array<string>(COUNT).fill(TEXT);
    const ids = await client.app.jobs.enqueueMany(WorkService, texts, (service, text) =>
      service.work(text),
    );

    expect(new Set(ids).size).toBe(COUNT);
    expect(await client.app.jobs.countByState()).toMatchObject({ byState: { Enqueued: COUNT } });
  },
  TIME_LIMIT_MS,
);
