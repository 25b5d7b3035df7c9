import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';

const MINUTE = 60_000;

let runs: Map<number, number>;

class WorkService {
  async work(number: number): Promise<void> {
    await Promise.resolve();
    runs.set(number, (runs.get(number) ?? 0) + 1);
  }
}

let server: EmbeddedPostgres;
let app: HangfireApp;

const work = (number: number) => app.jobs.enqueue(WorkService, (service) => service.work(number));

beforeEach(async () => {
  runs = new Map();
  server = await startEmbeddedPostgres();
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: server.url },
    providers: [WorkService],
  });
});
afterEach(async () => {
  await app?.close();
  await server.dispose();
});

describe('a database that is restarted under load', () => {
  const rounds: [string, (postgres: EmbeddedPostgres) => Promise<void>][] = [
    ['in an orderly way', (postgres) => postgres.stop()],
    ['after a crash', (postgres) => postgres.crash()],
    ['in an orderly way, again', (postgres) => postgres.stop()],
    ['after a crash, again', (postgres) => postgres.crash()],
  ];

  it.each(rounds)(
    '%s loses nothing',
    async (_how, end) => {
      await app.reaches(await work(-1), 'Succeeded');
      const stored: number[] = [];
      let next = 0;
      const isEnough = () => next >= 20_000;
      const enqueueing = Array.from({ length: 50 }, async () => {
        while (!isEnough()) {
          next += 1;
          const number = next;
          const id = await work(number).catch(() => null);
          if (id) stored.push(number);
        }
      });
      await eventually(() => runs.size > 2_000);
      await end(server);
      await server.start();
      await Promise.all(enqueueing);

      const missing = () => stored.filter((number) => !runs.has(number)).length;
      await eventually(() => missing() === 0, { withinMs: MINUTE }).catch(() => {});
      expect(missing()).toBe(0);
      await eventually(
        async () => {
          const { byState } = await app.jobs.countByState();
          return !byState.Processing && !byState.Enqueued;
        },
        // A server that was lost on the way is waited for twice as long where it seemed to be busy.
        { withinMs: 2 * MINUTE },
      );
    },
    5 * MINUTE,
  );
});
