import type { HistoryEntry } from '../../storage/jobs/records.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aNewJob, anEntry } from '../support/builders.js';
import { HOUR, MINUTE, SECOND } from '../support/durations.js';
import { dueOne, noOccurrence, occurrencesOf, schedule, scheduled } from './recurring-scenarios.js';

const BEGIN_MS = Date.parse('2030-01-10T09:00:00Z');

export function latestRuns({ describe, it, store }: Suite): void {
  const ran = async (state: string, history: readonly HistoryEntry[], expireAt?: Date) => {
    await dueOne(store);
    const job = aNewJob({ state, history, expireAt });
    await schedule(store, ({ record: { id } }) =>
      scheduled(id, [{ nominalAt: store.ago(HOUR), job }]),
    );
  };
  const run = async () => {
    const [{ state, startedAt, durationMs } = noOccurrence()] = await occurrencesOf(
      store,
      'report',
    );
    return { state, startedAt, durationMs };
  };
  const at = (ms: number) => new Date(BEGIN_MS + ms);
  // The store must not mistake a part of a value for an entry.
  const misleading = { message: '{"state":"Processing","at":1},{"state":"Failed","at":2' };
  const twice = (last: string): HistoryEntry[] => [
    anEntry('Enqueued', { at: at(0) }),
    anEntry('Processing', { at: at(SECOND) }),
    anEntry('Failed', { at: at(5 * SECOND), data: misleading }),
    anEntry('Processing', { at: at(MINUTE), data: misleading }),
    anEntry(last, { at: at(MINUTE + 1_234), data: misleading, reason: misleading.message }),
  ];

  describe('the latest run of an occurrence', () => {
    it('is unknown while its job waits', async () => {
      await ran('Enqueued', [anEntry('Enqueued')]);

      expect(await run()).toEqual({
        state: 'Enqueued',
        startedAt: undefined,
        durationMs: undefined,
      });
    });

    it('began when its job was claimed', async () => {
      await ran('Enqueued', [anEntry('Enqueued')]);
      const { claimedAt } = await store.claimNext();

      expect(await run()).toEqual({
        state: 'Processing',
        startedAt: claimedAt,
        durationMs: undefined,
      });
    });

    it.each(['Failed', 'Succeeded', 'Deleted'])(
      'has a length when it is over: %s',
      async (state) => {
        await ran(state, twice(state), state === 'Failed' ? undefined : store.ahead(HOUR));

        expect(await run()).toEqual({ state, startedAt: at(MINUTE), durationMs: 1_234 });
      },
    );

    it('is the one before, when its job has come into another state since', async () => {
      const later = anEntry('Deleted', { at: at(2 * MINUTE) });
      await ran('Deleted', [...twice('Failed'), later], store.ahead(HOUR));

      expect(await run()).toEqual({
        state: 'Deleted',
        startedAt: at(MINUTE),
        durationMs: 1_234,
      });
    });

    it('is known when its job is gone', async () => {
      await ran('Succeeded', twice('Succeeded'), store.ago(48 * HOUR));
      await store.maintenance.removeExpired({});

      const [occurrence] = await occurrencesOf(store, 'report');
      expect(await store.jobs.findJob(occurrence?.jobId ?? '')).toBeUndefined();
      expect(await run()).toEqual({
        state: 'Succeeded',
        startedAt: at(MINUTE),
        durationMs: 1_234,
      });
    });
  });
}
