import { beforeEach, describe, expect, it } from '@jest/globals';
import type { JobRecord } from '../../../lib/storage/jobs/records.js';
import type { DueRecurringJob } from '../../../lib/storage/recurring/recurring-store.js';
import { SqlContinuationStore } from '../../../lib/storages/sql/continuations/sql-continuation-store.js';
import { SqlRecurringStore } from '../../../lib/storages/sql/recurring/sql-recurring-store.js';
import type { SqlDatabase } from '../../../lib/storages/sql/sql-database.js';
import { SqlSweepStore } from '../../../lib/storages/sql/sweeps/sql-sweep-store.js';

/** Of what stands in for a part of a store, the specs need a few functions. */
const standIn = <T>(functions: object) => functions as T;
/** What the database has for each run of the transaction. */
const inTurn = <T>(...answers: T[]) => {
  return async () => answers.shift() as T;
};
const none = async () => [];
const nothing = async () => {};

/** It undoes everything once, as after a deadlock. */
const database: SqlDatabase<undefined> = {
  executor: undefined,
  async transaction(_operation, work) {
    await work(undefined);
    return work(undefined);
  },
  read: (operation, _, work) => database.transaction(operation, work),
  within: () => undefined,
};

let asked: number[];
let announced: unknown[];

/** Remembers for how many things it was asked. */
const decide = async (found: readonly unknown[]) => {
  asked.push(found.length);
  return [];
};
const announce = (...what: unknown[]) => void announced.push(what);

beforeEach(() => {
  [asked, announced] = [[], []];
});

describe('A transaction that the database undoes and others are quicker', () => {
  const applier = {
    prepareWithin: nothing,
    applyOn: async () => ({ refused: new Set() }),
    announce,
  };
  const events = { announceReady: announce, announceContinuations: announce, announce };

  it('leaves nothing decided and nothing announced of a sweep', async () => {
    const take = inTurn([{ id: 'a' } as JobRecord], []);
    const sweeps = new SqlSweepStore(
      database,
      standIn({ take }),
      standIn(applier),
      standIn({ freeOfRuns: none }),
      standIn(events),
    );

    expect(await sweeps.sweep('due', 10, decide)).toBe(0);
    expect(asked).toEqual([1, 0]);
    expect(announced).toEqual([]);
  });

  it('leaves nothing decided and nothing announced of a turn of the scheduler', async () => {
    const takeDue = inTurn([{ record: { id: 'report' } } as DueRecurringJob], []);
    const jobs = { createWithin: none };
    const recurring = new SqlRecurringStore(
      database,
      standIn({ takeDue, updateScheduled: nothing }),
      standIn(jobs),
      standIn(events),
    );
    const decideSome = async (due: readonly DueRecurringJob[]) => {
      await decide(due);
      return due.map(({ record: { id } }) => {
        return { id, occurrences: [], nextRunAt: undefined, failures: 0 };
      });
    };

    expect(await recurring.schedule(10, decideSome)).toBe(0);
    expect(asked).toEqual([1, 0]);
    expect(announced).toEqual([]);
  });

  it('leaves nothing decided and nothing announced of a release', async () => {
    const watched = { due: 1, removed: 0, busy: [], passedOver: { queues: [], hasBatches: false } };
    const releases = {
      takeDueParents: inTurn([{ parentId: 'p' }], []),
      findParentStates: none,
      closeLinks: async () => [{ parentId: 'p', childId: 'c', isUnmet: false }],
      removeDueParents: nothing,
      lockWaitingJobs: async () => [{ id: 'c', state: 'Awaiting' }],
      judgeWaitingJobs: async () => [{ job: { id: 'c' } }],
    };
    const continuations = new SqlContinuationStore(
      database,
      standIn({ watchParents: async () => watched }),
      standIn(releases),
      standIn(applier),
      standIn({ ...events, announceReady: () => {} }),
    );

    expect(await continuations.release(10, decide)).toMatchObject({ closed: 0 });
    expect(asked).toEqual([1, 0]);
    expect(announced).toEqual([]);
  });
});
