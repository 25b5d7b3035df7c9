import type { NewJob } from '../../storage/records.js';
import type { TransitionOutcome } from '../../storage/transition.js';
import { expect } from '../expect.js';
import { goOn, idsOf, type StoreUnderTest } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aTransition } from '../support/builders.js';

export function releases(suite: Suite): void {
  const { describe, it, store } = suite;
  const unasked = async () => {
    throw new Error('Asked about nothing');
  };

  describe('a release', () => {
    it('applies what is decided and tells how many links it closed', async () => {
      const children = await storedUnderEndedParent(store, 3);
      const counters = ['enqueued'];

      const { closed } = await store.continuations.release(10, async (released) =>
        released.map(({ job }) => aTransition(job, { to: 'Enqueued', counters })),
      );
      expect(closed).toBe(3);
      expect(await store.claimedIds()).toEqual(idsOf(children));
      expect(await store.total('enqueued')).toBe(3);
    });

    it('closes no more links than its limit, and none twice', async () => {
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

    it('asks nobody when there is nothing to release', async () => {
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

    it('and a change that comes while it decides do not both apply', async () => {
      const [child] = await storedUnderEndedParent(store, 1);
      const id = child?.id ?? '';
      // Not awaited within: a store may have but one session, and the release goes on in it.
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

  releasesAtOnce(suite);
}

function releasesAtOnce({ describe, it, store }: Suite): void {
  /** Each stops when it finds nothing, also while others are still at work. */
  const releaseByMany = (limit: number) => {
    const seen: string[] = [];
    const releaseUntilNoneIsFound = async () => {
      let mayHaveMore = true;
      while (mayHaveMore) {
        ({ mayHaveMore } = await store.continuations.release(limit, (released) => {
          seen.push(...idsOf(released.map(({ job }) => job)));
          return goOn(released);
        }));
      }
    };
    return Promise.all(Array.from({ length: 6 }, releaseUntilNoneIsFound)).then(() => seen);
  };

  describe('many releases at a time', () => {
    it('give every child to one of them', async () => {
      const children: NewJob[] = [];
      for (let n = 0; n < 12; n += 1) children.push(...(await storedUnderEndedParent(store, 5)));

      const seen = await releaseByMany(7);
      seen.push(...(await store.releaseAll()).map(({ job }) => job.id));
      expect(seen.sort()).toEqual(idsOf(children));
      expect(await store.claim()).toHaveLength(60);
    });

    it('forget no child whose parents they look at apart', async () => {
      const parents = await store.storedMany(10, { queue: 'other' });
      const children = await store.storedMany(6, {
        state: 'Awaiting',
        parents: parents.map((parent) => aLinkTo(parent)),
      });
      await store.releaseAll();
      await store.jobs.applyTransitions(
        parents.map((parent) => aTransition(parent, { to: 'Succeeded' })),
      );

      const seen = await releaseByMany(4);
      seen.push(...(await store.releaseAll()).map(({ job }) => job.id));
      expect(seen.sort()).toEqual(idsOf(children));
      expect(await store.claim()).toHaveLength(6);
    });

    it('miss no continuation that is created while its parent ends', async () => {
      const parents = await store.storedMany(30, { queue: 'other' });
      await Promise.all(
        parents.flatMap((parent) => [
          store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)] }),
          store.apply(aTransition(parent, { to: 'Succeeded' })),
          store.continuations.release(3, goOn),
        ]),
      );
      await store.releaseAll();

      expect(await store.claim()).toHaveLength(30);
    });
  });
}

/** @returns the children, oldest first */
async function storedUnderEndedParent(store: StoreUnderTest, count: number): Promise<NewJob[]> {
  const parent = await store.stored({ queue: 'other' });
  const children = await store.storedMany(count, { state: 'Awaiting', parents: [aLinkTo(parent)] });
  await store.move(parent, 'Succeeded');
  return children;
}
