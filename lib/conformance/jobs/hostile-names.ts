import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { MARK, PIECES } from './hostile-pieces.js';
import { asNamesBesideJobs, asNamesOfJobs, asQuestions } from './use-as-text.js';

/** Each piece alone, and each piece before every fifth of the other pieces. */
const NAMES = PIECES.flatMap((piece, n) => [
  MARK + piece,
  ...PIECES.filter((_, other) => other % 5 === n % 5).map((other) => MARK + piece + other),
]);

export function hostileNames({ describe, it, store }: Suite): void {
  const forEach = async (names: readonly string[], use: typeof asNamesOfJobs) => {
    const bystander = await store.stored({ queue: 'bystander' });
    const job = await store.find(bystander.id);
    for (const name of names) await use(store, name);
    expect(await store.find(bystander.id)).toEqual(job);
  };

  describe('a hostile text is only a text', () => {
    it('as names of jobs, queues, servers and resources', () => forEach(NAMES, asNamesOfJobs));

    it('as names of servers and recurring jobs, and in the audit', () =>
      forEach(NAMES, asNamesBesideJobs));

    it('in searches', () =>
      forEach(
        PIECES.map((piece) => MARK + piece),
        asQuestions,
      ));
  });
}
