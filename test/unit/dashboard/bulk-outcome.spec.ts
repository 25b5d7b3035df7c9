import { describe, expect, it, jest } from '@jest/globals';
import type { BulkOutcomeAnswer } from '../../../lib/dashboard/answers/changes.js';
import { outcomeOf } from '../../../lib/dashboard/bulk/bulk-outcome.js';
import { BulkOutcomes } from '../../../lib/dashboard/bulk/bulk-outcomes.js';
import type { JobsInState } from '../../../lib/storage/monitoring/jobs-in-state.js';
import type {
  BoundedCount,
  MonitoringStore,
} from '../../../lib/storage/monitoring/monitoring-store.js';
import { aJobId } from '../../support/builders.js';

const bulkId = aJobId();

const countsOf = ({ parts }: BulkOutcomeAnswer) =>
  Object.fromEntries(parts.map(({ outcome, count }) => [outcome, count]));

const exactly = (count: number): BoundedCount => ({ count, isExact: true });
const atLeast = (count: number): BoundedCount => ({ count, isExact: false });

describe('The outcome of a bulk operation', () => {
  it('counts states that mean the same together, and all jobs', async () => {
    const monitoring = {
      statesOfBulk: async () => [
        { state: 'Awaiting', count: 1 },
        { state: 'Checked', count: 8 },
        { state: 'Enqueued', count: 2 },
        { state: 'Scheduled', count: 4 },
        { state: 'Succeeded', count: 100 },
      ],
    } as Partial<MonitoringStore> as MonitoringStore;

    const outcome = await outcomeOf({ id: bulkId, changed: 115 }, monitoring);

    expect(countsOf(outcome)).toEqual({
      succeeded: exactly(100),
      failed: exactly(0),
      processing: exactly(0),
      waiting: exactly(7),
      deleted: exactly(0),
    });
    expect(outcome.jobs).toEqual(exactly(115));
  });

  const searched = (found: Record<string, BoundedCount>) =>
    ({
      statesOfBulk: async () => undefined,
      count: async ({ states: [state = ''] = [] }, atMost, { isThorough } = {}) => {
        const { count, isExact } = found[state] ?? exactly(0);
        return isThorough && atMost >= count ? { count, isExact } : atLeast(Math.min(count, 1));
      },
    }) as Partial<MonitoringStore> as MonitoringStore;

  it('is searched for to the end where the store keeps no ids', async () => {
    const monitoring = searched({ Succeeded: exactly(30_000), Failed: exactly(600) });
    const outcome = await outcomeOf({ id: bulkId, changed: 30_600 }, monitoring);

    expect(countsOf(outcome)).toMatchObject({ succeeded: exactly(30_000), failed: exactly(600) });
    expect(outcome.jobs).toEqual(exactly(30_600));
    expect(outcome.parts[0]?.search).toBe(`state:succeeded bulk:${bulkId}`);
  });

  it('is a lower bound where not all jobs were found', async () => {
    const monitoring = searched({ Succeeded: atLeast(3_000), Failed: exactly(600) });
    const outcome = await outcomeOf({ id: bulkId, changed: 50_000 }, monitoring);

    expect(countsOf(outcome)).toMatchObject({ succeeded: atLeast(3_000), failed: exactly(600) });
    expect(outcome.jobs).toEqual(atLeast(3_600));
  });
});

describe('The outcomes of bulk operations', () => {
  it('are counted once for everybody who asks at the same time, and anew for those who ask later', async () => {
    let counts = 0;
    const monitoring = {
      statesOfBulk: async () => {
        counts += 1;
        return [{ state: 'Deleted', count: counts }];
      },
    } as Partial<MonitoringStore> as MonitoringStore;
    const outcomes = new BulkOutcomes(monitoring);
    const read = async () => (await outcomes.read({ id: bulkId, changed: 1 })).jobs.count;

    expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
    expect(await read()).toBe(2);
  });

  it('let nobody but the first reader wait where counting is slow', async () => {
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const counts: ((states: readonly JobsInState[]) => void)[] = [];
    const monitoring = {
      statesOfBulk: () => new Promise((resolve) => counts.push(resolve)),
    } as Partial<MonitoringStore> as MonitoringStore;
    const outcomes = new BulkOutcomes(monitoring);
    const read = async () => (await outcomes.read({ id: bulkId, changed: 1 })).jobs.count;
    const answerLatest = async (count: number) => {
      counts.at(-1)?.([{ state: 'Succeeded', count }]);
      await new Promise(setImmediate);
    };

    const first = read();
    clock.mockReturnValue(1_000);
    await answerLatest(1);
    expect(await first).toBe(1);

    clock.mockReturnValue(12_000);
    expect([await read(), await read()]).toEqual([1, 1]);
    expect(counts).toHaveLength(2);
    clock.mockReturnValue(13_000);
    await answerLatest(2);
    expect(await read()).toBe(2);

    clock.mockReturnValue(60_000);
    const afterLong = read();
    await answerLatest(3);
    expect(await afterLong).toBe(3);
    clock.mockRestore();
  });

  it('are counted anew after a failure', async () => {
    const answers = [() => Promise.reject(new Error('away')), async () => []];
    const monitoring = {
      statesOfBulk: () => answers.shift()?.(),
    } as Partial<MonitoringStore> as MonitoringStore;
    const outcomes = new BulkOutcomes(monitoring);

    await expect(outcomes.read({ id: bulkId, changed: 1 })).rejects.toThrow('away');
    expect((await outcomes.read({ id: bulkId, changed: 1 })).jobs).toEqual(exactly(0));
  });
});
