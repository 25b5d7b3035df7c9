import type { TransitionOutcome } from '../../storage/jobs/transition.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aTransition } from '../support/builders.js';
import { goOn } from '../support/go-on.js';
import { idsOf } from '../support/ids-of.js';
import { storedUnderEndedParent } from './continuation-scenarios.js';

export function releases({ describe, it, store }: Suite): void {
  const unasked = async () => {
    throw new Error('Asked about nothing');
  };

  describe('a release', () => {
    it('applies the decisions and tells how many links it closed', async () => {
      const children = await storedUnderEndedParent(store, 3);
      const counters = ['enqueued'];

      const { closed } = await store.continuations.release(10, async (released) =>
        released.map(({ job }) => aTransition(job, { to: 'Enqueued', counters })),
      );
      expect(closed).toBe(3);
      expect(await store.claimedIds()).toEqual(idsOf(children));
      expect(await store.total('enqueued')).toBe(3);
    });

    it('closes no more links than its limit, and no link twice', async () => {
      const children = await storedUnderEndedParent(store, 10);
      const seen: string[] = [];
      const release = () =>
        store.continuations.release(4, (released) => {
          seen.push(...idsOf(released.map(({ job }) => job)));
          return goOn(released);
        });

      expect(await release()).toEqual({ closed: 4, hasFound: true, mayHaveMore: true });
      expect(await release()).toEqual({ closed: 4, hasFound: true, mayHaveMore: true });
      expect(await release()).toMatchObject({ closed: 2 });
      expect(await release()).toMatchObject({ closed: 0, mayHaveMore: false });
      expect(seen.sort()).toEqual(idsOf(children));
    });

    it('reaches every parent, whatever its limit', async () => {
      for (let n = 0; n < 5; n += 1) await storedUnderEndedParent(store, 2);
      let closed = 0;
      for (let turns = 0; turns < 50; turns += 1) {
        closed += (await store.continuations.release(1, goOn)).closed;
      }

      expect(closed).toBe(10);
      expect(await store.claim()).toHaveLength(10);
    });

    it('asks for no decision when there is nothing to release', async () => {
      const parent = await store.stored();
      await store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)] });

      expect(await store.continuations.release(10, unasked)).toMatchObject({ closed: 0 });
      expect(await store.continuations.release(10, unasked)).toEqual({
        closed: 0,
        hasFound: false,
        mayHaveMore: false,
      });
    });

    it('changes nothing when the decision throws', async () => {
      const [child] = await storedUnderEndedParent(store, 1);
      const batch = await store.storedBatch({
        state: 'Awaiting',
        parents: [aLinkTo({ id: child?.parents?.[0]?.parentId ?? '' })],
      });
      const id = child?.id ?? '';
      const before = await store.find(id);
      const releasing = store.continuations.release(10, async () => {
        throw new Error('No decision');
      });

      await expect(releasing).rejects.toThrow('No decision');
      expect(await store.find(id)).toEqual(before);
      expect(await store.batch(batch)).toMatchObject({ state: 'Awaiting' });
      expect(await store.continuations.findParentLinks(id)).toMatchObject([{ outcome: undefined }]);
      expect(await store.pulse()).toMatchObject({ hasReleasedContinuations: true });
      expect(await store.releaseAll()).toMatchObject([{ job: { id } }]);
      expect(await store.batch(batch)).toMatchObject({ state: 'Started' });
    });

    it('applies either its decision or a change that comes while it decides', async () => {
      const [child] = await storedUnderEndedParent(store, 1);
      const id = child?.id ?? '';
      // We do not await the change inside of the decision: a store may have only one session, which waits for this
      // decision.
      let deleting: Promise<TransitionOutcome | undefined> | undefined;
      await store.continuations.release(10, async (released) => {
        return released.map(({ job }) => {
          deleting = store.apply(aTransition(job, { to: 'Deleted' }));
          return aTransition(job, { to: 'Enqueued' });
        });
      });

      const state = (await deleting)?.applied ? 'Deleted' : 'Enqueued';
      expect(await store.historyOf(id)).toEqual(['Awaiting', state]);
      expect(await store.find(id)).toMatchObject({ state });
    });

    it('refuses a transition whose expectation does not hold', async () => {
      const [child] = await storedUnderEndedParent(store, 1);
      const from = { state: 'Failed', isFinished: false };
      await store.releaseAll(async (released) =>
        released.map(({ job }) => aTransition(job, { to: 'Enqueued', from })),
      );

      expect(await store.find(child?.id ?? '')).toMatchObject({ state: 'Awaiting' });
    });
  });
}
