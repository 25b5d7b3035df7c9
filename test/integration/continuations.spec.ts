import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobContext } from '../../lib/job/job-context.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const MINUTE = 60_000;

let ran: (string | number)[] = [];
let mayEnd: Signal;

@Injectable()
class StepService {
  step(name: string | number): string {
    ran.push(name);
    return `${name} done`;
  }

  async hold(): Promise<void> {
    await mayEnd;
  }

  @AutomaticRetry({ attempts: 0, onAttemptsExceeded: 'delete' })
  giveUp(): void {
    throw new RangeError('Too far');
  }

  async lookBack(): Promise<unknown[]> {
    const parents = await JobContext.current().parents();
    return parents.map((parent) =>
      parent.kind === 'job' ? (parent.result ?? parent.exception?.message) : parent.progress,
    );
  }
}

let database: TestDatabase;
let dataSource: DataSource;
/** Announcements alone can make a server act early enough for these specs. */
const PATIENT = { heartbeatIntervalMs: 60_000, serverTimeoutMs: 200_000 };
let app: HangfireApp;
let client: HangfireApp;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  await dataSource.initialize();
  const storage = { type: 'postgres', url: database.url } as const;
  app = await HangfireApp.start({ storage, server: PATIENT, providers: [StepService] });
  client = await HangfireApp.start({ storage, server: false, providers: [StepService] });
});
afterAll(async () => {
  await client.close();
  await app.close();
  await dataSource.destroy();
  await database.drop();
});
beforeEach(() => {
  ran = [];
  mayEnd = new Signal();
});

const step = (name: string | number) =>
  client.jobs.enqueue(StepService, (service) => service.step(name));
const stepAfter = (parents: string | null | (string | null)[], name: string, options = {}) =>
  client.jobs.continueWith(parents, StepService, (service) => service.step(name), options);
const hold = () => client.jobs.enqueue(StepService, (service) => service.hold());
const runs = (id: string | null) => client.reaches(id, 'Succeeded', MINUTE);

describe('continuations on PostgreSQL', () => {
  it('run one after the other in a chain of 200', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `step ${index}`);
    let last = await step('first');
    for (const name of names) last = await stepAfter(last, name);
    await runs(last);

    expect(ran).toEqual(['first', ...names]);
  });

  it('join again in a diamond', async () => {
    const top = await step('top');
    const sides = await Promise.all([stepAfter(top, 'left'), stepAfter(top, 'right')]);
    const bottom = await stepAfter(sides, 'bottom');
    await runs(bottom);

    expect(ran).toHaveLength(4);
    expect([ran[0], ran[3]]).toEqual(['top', 'bottom']);
    expect(await client.jobs.get(bottom)).toMatchObject({ parentIds: [...sides].sort() });
  });

  it('fan out over 1,000 jobs and in again', async () => {
    const top = await hold();
    const middle = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => stepAfter(top, `middle ${index}`)),
    );
    const bottom = await stepAfter(middle, 'bottom');
    mayEnd.fire();
    await runs(bottom);

    expect(new Set(ran).size).toBe(1_001);
    expect(ran).toHaveLength(1_001);
    expect(ran.at(-1)).toBe('bottom');
  });

  it.each([
    ['succeeded', 'Succeeded', 'Deleted'],
    ['deleted', 'Deleted', 'Succeeded'],
    ['finished', 'Succeeded', 'Succeeded'],
  ])('on %s', async (on, afterSuccess, afterDeletion) => {
    const done = await hold();
    const gone = await client.jobs.schedule(StepService, (it) => it.step('never'), { days: 1 });
    const children = await Promise.all([
      stepAfter(done, 'after success', { on }),
      stepAfter(gone, 'after deletion', { on }),
    ]);
    mayEnd.fire();
    await client.jobs.delete(gone);

    await client.reaches(children[0], afterSuccess);
    await client.reaches(children[1], afterDeletion);
    // Now that the parents have ended, the same is decided at once.
    const late = await Promise.all([stepAfter(done, 'a', { on }), stepAfter(gone, 'b', { on })]);
    expect((await client.reaches(late[0], afterSuccess)).parentIds).toEqual([done]);
    await client.reaches(late[1], afterDeletion);
  });

  it('are judged in turn down a chain whose first job is deleted', async () => {
    const first = await client.jobs.schedule(StepService, (it) => it.step('never'), { days: 1 });
    const chain = [first];
    for (let n = 0; n < 20; n += 1) chain.push(await stepAfter(chain.at(-1) ?? null, 'never'));
    const rescue = await stepAfter(chain.at(-1) ?? null, 'rescue', { on: 'deleted' });
    await client.jobs.delete(first);
    await runs(rescue);

    expect(ran).toEqual(['rescue']);
    const last = await client.jobs.get(chain.at(-1) ?? null);
    expect(last?.history.at(-1)?.reason).toBe(
      `Continuation condition was not met: ${chain.at(-2)} is Deleted`,
    );
  });

  it('are not forgotten when the parent ends just before, or at the same moment', async () => {
    const children = await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const parent = await step(index);
        return stepAfter(parent, `after ${index}`);
      }),
    );

    for (const child of children) await runs(child);
    expect(ran).toHaveLength(600);
  });

  it('read results and exceptions of their parents', async () => {
    const parents = [
      await step('one'),
      await client.jobs.enqueue(StepService, (service) => service.giveUp()),
    ];
    const child = await client.jobs.continueWith(parents, StepService, (it) => it.lookBack(), {
      on: 'finished',
    });

    expect((await runs(child)).result).toEqual(['one done', 'Too far']);
  });

  it('may be scheduled for after their release', async () => {
    const child = await stepAfter(await step('first'), 'later', {
      schedule: { milliseconds: 50 },
    });
    const { history } = await runs(child);

    expect(history.map(({ state }) => state)).toContain('Scheduled');
  });

  it('do not slow their parent down: a parent with 2,000 continuations ends at once', async () => {
    const parent = await hold();
    await Promise.all(
      Array.from({ length: 2_000 }, (_, n) => stepAfter(parent, `${n}`, { queue: 'unserved' })),
    );
    mayEnd.fire();
    await runs(parent);
    await runs(await step('sibling'));

    await eventually(
      async () => {
        const { byState } = await client.jobs.countByState();
        return byState.Awaiting === 0;
      },
      { withinMs: MINUTE },
    );
  });
});

describe("continuations in the caller's transaction", () => {
  it('see parents that were created in it, and run after the commit', async () => {
    const child = await dataSource.transaction(async (manager) => {
      const parent = await client.jobs.enqueue(StepService, (it) => it.step('parent'), { manager });
      return stepAfter(parent, 'child', { manager });
    });
    await runs(child);

    expect(ran).toEqual(['parent', 'child']);
  });

  it('do not see parents of another transaction, nor of a transaction that was rolled back', async () => {
    let parent: string | null = null;
    const rolledBack = dataSource.transaction(async (manager) => {
      parent = await client.jobs.enqueue(StepService, (it) => it.step('parent'), { manager });
      await expect(stepAfter(parent, 'child')).rejects.toMatchObject({
        code: 'HANGFIRE_UNKNOWN_PARENT',
        parentIds: [parent],
      });
      throw new Error('Rolled back');
    });

    await expect(rolledBack).rejects.toThrow('Rolled back');
    await expect(stepAfter(parent, 'child')).rejects.toMatchObject({
      code: 'HANGFIRE_UNKNOWN_PARENT',
    });
  });

  it('never existed when the transaction is rolled back', async () => {
    const parent = await hold();
    let child: string | null = null;
    const rolledBack = dataSource.transaction(async (manager) => {
      child = await stepAfter(parent, 'child', { manager });
      throw new Error('Rolled back');
    });
    await expect(rolledBack).rejects.toThrow('Rolled back');
    mayEnd.fire();
    await runs(parent);
    await runs(await stepAfter(parent, 'other'));

    expect(await client.jobs.get(child)).toBeUndefined();
    expect(ran).toEqual(['other']);
  });

  it('do not keep their parents from ending, and are released when the transaction commits later', async () => {
    const parent = await hold();
    const child = await dataSource.transaction(async (manager) => {
      const id = await stepAfter(parent, 'child', { manager });
      mayEnd.fire();
      await runs(parent);
      return id;
    });

    await runs(child);
  });
});
