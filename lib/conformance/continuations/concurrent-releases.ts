import type { NewJob } from '../../storage/jobs/records.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aTransition } from '../support/builders.js';
import { goOn } from '../support/go-on.js';
import { idsOf } from '../support/ids-of.js';
import { storedUnderEndedParent } from './continuation-scenarios.js';

export function concurrentReleases({ describe, it, store }: Suite): void {
  /** Each release stops when it finds nothing, also while other releases go on. */
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

  describe('many releases at once', () => {
    it('find every child once', async () => {
      const children: NewJob[] = [];
      for (let n = 0; n < 12; n += 1) children.push(...(await storedUnderEndedParent(store, 5)));

      const seen = await releaseByMany(7);
      seen.push(...(await store.releaseAll()).map(({ job }) => job.id));
      expect(seen.sort()).toEqual(idsOf(children));
      expect(await store.claim()).toHaveLength(60);
    });

    it('forget no child of parents that several of them look at', async () => {
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

    it('forget no continuation that is created while its parent ends', async () => {
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
