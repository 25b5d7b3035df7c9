import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StorageOperationError } from '../../lib/storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../lib/storage/errors/storage-unavailable-error.js';
import { WireProxy } from '../chaos/proxy/wire-proxy.mjs';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { SQL_STATES } from './support/sql-states.js';

const LANES = 24;
const INJECTED_MS = 1_000;
const ENQUEUE_EVERY_MS = 100;
/** Without back-off, it would be thousands. */
const MOST_TRIES = 100;

/** What a round does: creates jobs, claims them, settles them, and shows that its server is alive. */
const STATEMENTS = /^(create-(?:\w+-)*jobs|claim-jobs|finish-jobs|move-jobs|heartbeat|beat-alone)/;
/** Errors that are about the data, wherever they come from. */
const ABOUT_DATA = /^(22|54)/;
/** They let a store stop preparing statements, and then there are no names any more. */
const LOST_STATEMENTS = /^(26000|42P05)$/;

const runs = new Map<string, number>();
const mayEnd = new Map<string, Signal>();

class WorkService {
  work(name: string): string {
    runs.set(name, (runs.get(name) ?? 0) + 1);
    return name;
  }

  async hold(name: string, until: string): Promise<string> {
    this.work(name);
    await mayEnd.get(until);
    return name;
  }
}

/** One store with a server, which meets one error after the other. */
class Lane {
  private constructor(
    private readonly proxy: WireProxy,
    private readonly app: HangfireApp,
    private readonly findings: string[],
  ) {}

  static async start(url: string, number: number, findings: string[]): Promise<Lane> {
    const proxy = await WireProxy.before(url);
    const app = await HangfireApp.start({
      storage: { type: 'postgres', url: proxy.url, schema: `lane_${number}`, poolSize: 3 },
      server: { workerCount: 4, heartbeatIntervalMs: 200 },
      providers: [WorkService],
    });
    return new Lane(proxy, app, findings);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.proxy.close();
  }

  async meet(sqlState: string): Promise<void> {
    mayEnd.set(sqlState, new Signal());
    const jobs = new Map<string, string>();
    for (const number of [1, 2, 3]) {
      const held = `${sqlState} held ${number}`;
      jobs.set(held, await this.enqueue((one) => one.hold(held, sqlState)));
      const due = `${sqlState} due ${number}`;
      jobs.set(due, await this.scheduled(due));
    }
    await eventually(() => [...jobs.keys()].filter((name) => runs.has(name)).length >= 3);

    const tries = await this.whileInjected(sqlState, async (number) => {
      const name = `${sqlState} new ${number}`;
      try {
        jobs.set(name, await this.enqueue((one) => one.work(name)));
      } catch (error) {
        this.judgeError(sqlState, error);
      }
    });
    for (const [statement, count] of tries) {
      if (count > MOST_TRIES) this.findings.push(`${sqlState}: ${count} times ${statement}`);
    }
    await this.judgeJobs(sqlState, jobs);
  }

  private enqueue(call: (one: WorkService) => unknown): Promise<string> {
    return this.app.jobs.enqueue(WorkService, call) as Promise<string>;
  }

  private scheduled(name: string): Promise<string> {
    const delay = { milliseconds: INJECTED_MS / 3 };
    return this.app.jobs.schedule(WorkService, (one) => one.work(name), delay) as Promise<string>;
  }

  /** @returns how often each statement was tried */
  private async whileInjected(
    sqlState: string,
    enqueue: (number: number) => Promise<void>,
  ): Promise<ReadonlyMap<string, number>> {
    const tries = new Map<string, number>();
    this.proxy.failing = (statement) => {
      const [name] = STATEMENTS.exec(statement) ?? [];
      if (name === undefined) return undefined;
      tries.set(name, (tries.get(name) ?? 0) + 1);
      return sqlState;
    };
    mayEnd.get(sqlState)?.fire();
    const enqueued: Promise<void>[] = [];
    for (let number = 1; number <= INJECTED_MS / ENQUEUE_EVERY_MS; number += 1) {
      enqueued.push(enqueue(number));
      await pause(ENQUEUE_EVERY_MS);
    }
    this.proxy.failing = () => undefined;
    await Promise.all(enqueued);
    return tries;
  }

  private judgeError(sqlState: string, error: unknown): void {
    const isAsExpected = ABOUT_DATA.test(sqlState)
      ? error instanceof StorageOperationError
      : error instanceof StorageUnavailableError;
    if (!isAsExpected) this.findings.push(`${sqlState}: enqueue threw ${error}`);
  }

  private async judgeJobs(sqlState: string, jobs: ReadonlyMap<string, string>): Promise<void> {
    for (const [name, id] of jobs) {
      const job = await eventually(() => this.ended(id), { withinMs: 20_000 }).catch(
        () => undefined,
      );
      const ran = runs.get(name) ?? 0;
      if (!job) this.findings.push(`${name}: not ended`);
      else if (ran !== 1 || job.attempt !== 1) {
        this.findings.push(`${name}: ${ran} runs, attempt ${job.attempt}`);
      } else if (job.state !== 'Succeeded' && !ABOUT_DATA.test(sqlState)) {
        this.findings.push(`${name}: ${job.state}`);
      }
    }
  }

  private async ended(id: string) {
    const job = await this.app.storage.jobs.findJob(id);
    return (job?.state === 'Succeeded' || job?.state === 'Failed') && job;
  }
}

describe('Every error of PostgreSQL, answered for a second to all statements of a server and its callers,', () => {
  const findings: string[] = [];
  let database: TestDatabase;
  let lanes: Lane[];

  beforeAll(async () => {
    database = await createTestDatabase();
    lanes = [];
    for (let number = 0; number < LANES; number += 1) {
      lanes.push(await Lane.start(database.url, number, findings));
    }
  }, 120_000);
  afterAll(async () => {
    await Promise.all(lanes.map((lane) => lane.close()));
    await database.drop();
  }, 60_000);

  it('loses no job, fails none that succeeded, runs none twice, and makes no loop spin', async () => {
    const isLost = (state: string) => LOST_STATEMENTS.test(state);
    const inOrder = [...SQL_STATES.filter((one) => !isLost(one)), ...SQL_STATES.filter(isLost)];
    await Promise.all(
      lanes.map(async (lane, number) => {
        const own = inOrder.filter((_, index) => index % LANES === number);
        for (const sqlState of own) await lane.meet(sqlState);
      }),
    );

    expect(findings).toEqual([]);
  }, 600_000);
});
