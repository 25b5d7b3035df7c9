import { describe, expect, it } from '@jest/globals';
import { formerState } from '../../../lib/client/bulk/former-state.js';
import type { HistoryEntry } from '../../../lib/storage/jobs/records.js';

const at = new Date('2026-01-31T12:00:00Z');
const entry = (state: string, data = {}): HistoryEntry => ({ state, at, data });
const deleted = entry('Deleted', { bulkOperationId: 'one' });
const stateOf = (...history: HistoryEntry[]) =>
  formerState({ state: history.at(-1)?.state ?? '', history }, 'one', 'ada');

describe('The state that an undo gives back', () => {
  it('is Enqueued without a move to another queue', () => {
    expect(stateOf(entry('Enqueued', { queue: 'a' }), deleted)).toMatchObject({
      name: 'Enqueued',
      queue: undefined,
      reason: 'Brought back by ada in the dashboard',
    });
  });

  it('is Scheduled at the time that the job had', () => {
    const enqueueAt = '2026-02-01T12:00:00.000Z';
    expect(stateOf(entry('Scheduled', { enqueueAt }), deleted)).toMatchObject({
      name: 'Scheduled',
      enqueueAt: new Date(enqueueAt),
    });
  });

  it('is Failed or Succeeded with the data that the job had', () => {
    const failed = stateOf(
      entry('Failed', { exception: { type: 'E' }, fingerprint: 'a1' }),
      deleted,
    );
    expect(failed).toMatchObject({ name: 'Failed', isFinal: false });
    expect(failed?.toData()).toMatchObject({ exception: { type: 'E' }, fingerprint: 'a1' });
    expect(stateOf(entry('Succeeded', { result: '1' }), deleted)).toMatchObject({
      name: 'Succeeded',
      isFinal: true,
    });
  });

  it.each([
    ['was running', [entry('Processing'), deleted]],
    ['was waiting for others', [entry('Awaiting'), deleted]],
    ['has a state of the application', [entry('Approved'), deleted]],
    ['has lost its time', [entry('Scheduled'), deleted]],
    ['has a damaged time', [entry('Scheduled', { enqueueAt: 'soon' }), deleted]],
    ['was born deleted', [deleted]],
    [
      'was deleted by another operation',
      [entry('Enqueued'), entry('Deleted', { bulkOperationId: 'two' })],
    ],
    ['was deleted by hand', [entry('Enqueued'), entry('Deleted')]],
    ['has moved on', [entry('Enqueued'), deleted, entry('Enqueued')]],
    ['has no history', []],
  ])('is none for a job that %s', (_, history) => {
    expect(stateOf(...history)).toBeUndefined();
  });
});
