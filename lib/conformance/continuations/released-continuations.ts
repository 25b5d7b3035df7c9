import type { ContinuationCondition } from '../../storage/continuations/continuation-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aLinkTo } from '../support/builders.js';
import { MINUTE, SECOND } from '../support/durations.js';
import { waiting } from './continuation-scenarios.js';

/** Only a change by hand can store such a condition. */
const UNKNOWN = 'whenever' as ContinuationCondition;

const OUTCOMES: readonly (readonly [ContinuationCondition, string, boolean])[] = [
  ['succeeded', 'Succeeded', true],
  ['succeeded', 'Deleted', false],
  ['succeeded', 'Archived', false],
  ['deleted', 'Succeeded', false],
  ['deleted', 'Deleted', true],
  ['deleted', 'Archived', false],
  ['finished', 'Succeeded', true],
  ['finished', 'Deleted', true],
  ['finished', 'Archived', true],
  [UNKNOWN, 'Succeeded', false],
  [UNKNOWN, 'Deleted', false],
];

export function releasedContinuations({ describe, it, store }: Suite): void {
  describe('a continuation', () => {
    it.each(OUTCOMES)('on %s, whose parent is %s, is met: %s', async (condition, state, isMet) => {
      const parent = await store.stored();
      const child = await waiting(store, parent, condition);
      await store.move(parent, state, { expireAt: store.ahead(MINUTE) });

      const link = { parentId: parent.id, childId: child.id, condition, outcome: state };
      expect(await store.releaseAll()).toMatchObject([
        { job: { id: child.id, state: 'Awaiting' }, unmet: isMet ? undefined : link },
      ]);
      expect(await store.find(child.id)).toMatchObject({ state: isMet ? 'Enqueued' : 'Deleted' });
      expect(await store.continuations.findParentLinks(child.id)).toEqual([link]);
    });

    it('that is a batch does not start under an unknown condition', async () => {
      const parent = await store.stored();
      const batch = await store.storedBatch({
        state: 'Awaiting',
        parents: [aLinkTo(parent, UNKNOWN)],
      });
      await store.move(parent, 'Succeeded');
      await store.releaseAll();

      expect(await store.batch(batch)).toMatchObject({ state: 'Deleted' });
    });

    it.each(['Awaiting', 'Enqueued', 'Scheduled', 'Processing', 'Failed', 'OnHold'])(
      'waits while its parent is %s',
      async (state) => {
        const parent = await store.stored();
        const child = await waiting(store, parent, 'finished');
        if (state === 'Processing') await store.claimNext();
        else await store.move(parent, state);

        expect(await store.releaseAll()).toEqual([]);
        expect(await store.find(child.id)).toMatchObject({ state: 'Awaiting' });
        expect(await store.continuations.findParentLinks(child.id)).toMatchObject([
          { outcome: undefined },
        ]);
      },
    );

    it('is shown whole to the decision', async () => {
      const parent = await store.stored();
      const child = await waiting(store, parent);
      const before = await store.find(child.id);
      await store.move(parent, 'Succeeded');

      expect(await store.releaseAll()).toEqual([{ job: before, unmet: undefined }]);
    });

    it('stays as it is when its parent ends, until it is released', async () => {
      const parent = await store.stored();
      const child = await waiting(store, parent);
      await store.releaseAll();
      await store.move(parent, 'Succeeded');

      expect(await store.find(child.id)).toMatchObject({ state: 'Awaiting' });
      expect(await store.releaseAll()).toHaveLength(1);
    });

    it('goes on when its parent has run', async () => {
      const parent = await store.running();
      await waiting(store, parent);
      await store.releaseAll();
      await store.move(parent, 'Succeeded');

      expect(await store.releaseAll()).toMatchObject([{ unmet: undefined }]);
    });

    it('goes on when its parent had ended before its creation', async () => {
      const parent = await store.stored();
      await store.move(parent, 'Succeeded');
      const child = await waiting(store, parent);

      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id } }]);
    });

    it('goes on by the outcome of a parent that has expired', async () => {
      const parent = await store.stored();
      await waiting(store, parent);
      await store.move(parent, 'Succeeded', { expireAt: store.ago(SECOND) });

      expect(await store.releaseAll()).toMatchObject([{ unmet: undefined }]);
    });

    it('counts an unknown parent as Deleted', async () => {
      const gone = { id: aJobId() };
      const outcome = 'Deleted';
      const compensation = await waiting(store, gone, 'deleted');
      const child = await waiting(store, gone, 'succeeded');
      await store.releaseAll();

      expect(await store.find(compensation.id)).toMatchObject({ state: 'Enqueued' });
      expect(await store.find(child.id)).toMatchObject({ state: 'Deleted' });
      expect(await store.continuations.findParentLinks(child.id)).toMatchObject([{ outcome }]);
    });

    it('counts a parent as Deleted that was removed while Failed', async () => {
      const parent = await store.stored();
      const child = await waiting(store, parent, 'deleted');
      await store.releaseAll();
      await store.move(parent, 'Failed');
      await store.maintenance.removeExpired({ failedRetentionMs: -MINUTE });

      expect(await store.pulse()).toMatchObject({ hasReleasedContinuations: true });
      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id } }]);
    });
  });
}
