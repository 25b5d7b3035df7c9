import { BackgroundJobService, JOB_STORAGE } from '../../dist/index.mjs';
import { startStatementCounter } from '../servers/statement-counter.mjs';
import { nowMs } from '../support/monotonic-clock.mjs';
import { NothingService } from './nothing.service.mjs';
import { startApplication } from './start-application.mjs';

const IDS_A_READ = 500;

/** An application that runs no jobs and waits for jobs of others, with every statement counted. */
export class WaitingApplication {
  static async start({ url }) {
    const counter = await startStatementCounter(url);
    const app = await startApplication({ url: counter.url, providers: [NothingService] });
    return new WaitingApplication(app, counter);
  }

  constructor(app, counter) {
    this.app = app;
    this.counter = counter;
    this.jobs = app.get(BackgroundJobService);
  }

  get statements() {
    return this.counter.count();
  }

  schedule(count) {
    const at = { hours: 1 };
    const calls = Array.from({ length: count }, (_, i) =>
      this.jobs.schedule(NothingService, (nothing) => nothing.run({ i }), at),
    );
    return Promise.all(calls);
  }

  enqueue(count) {
    const items = Array.from({ length: count }, (_, i) => ({ i }));
    return this.jobs.enqueueMany(NothingService, items, (nothing, item) => nothing.run(item));
  }

  /** Waits for these jobs, which do not end, until `end` is called. `end` throws where a wait has failed before. */
  wait(ids) {
    const closing = new AbortController();
    const options = { timeoutMs: Infinity, signal: closing.signal };
    const failures = [];
    const waits = ids.map((id) =>
      this.jobs.waitForResult(id, options).catch((error) => {
        if (!closing.signal.aborted) failures.push(error);
      }),
    );
    const before = { statements: this.statements, ms: nowMs() };
    return {
      end: async () => {
        const seconds = (nowMs() - before.ms) / 1_000;
        const statements = (this.statements - before.statements) / seconds;
        closing.abort();
        await Promise.all(waits);
        if (failures.length > 0) throw failures[0];
        return { statementsPerSecond: statements };
      },
    };
  }

  /** Waits for these jobs to end. @returns how long after its end each was known, in milliseconds */
  async latenciesOf(ids) {
    const knownAt = new Map();
    const waits = ids.map(async (id) => {
      await this.jobs.waitForResult(id, { timeoutMs: Infinity });
      knownAt.set(id, Date.now());
    });
    await Promise.all(waits);

    const storage = this.app.get(JOB_STORAGE);
    const latencies = [];
    for (let from = 0; from < ids.length; from += IDS_A_READ) {
      const records = await storage.jobs.findJobs(ids.slice(from, from + IDS_A_READ));
      for (const { id, history } of records) {
        latencies.push(knownAt.get(id) - history.at(-1).at.getTime());
      }
    }
    return latencies;
  }

  async close() {
    await this.app.close();
    this.counter.close();
  }
}
