import { MAX_CLOSED_PROBLEMS } from '../../storage/problems/problem-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { aProblem, closedSubjects, openSubjects, report, reportOnly } from './problem-scenarios.js';

export function reportedProblems({ describe, it, store }: Suite): void {
  describe('a problem that servers report', () => {
    it('is open from the first report on, with the facts of the latest report', async () => {
      await report(store, [aProblem('mail', { ready: 3, error: 'no "such" class' })]);
      const [first] = await store.storage.problems.listOpen();
      await report(store, [aProblem('mail', { ready: 4 })]);
      const [second] = await store.storage.problems.listOpen();

      expect(first).toMatchObject({ ...aProblem(), facts: { ready: 3, error: 'no "such" class' } });
      expect(second).toMatchObject({
        id: first?.id,
        openedAt: first?.openedAt,
        facts: { ready: 4 },
      });
      expect(first?.openedAt.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
      expect(second?.closedAt).toBeUndefined();
    });

    it('is told apart by every character of its subject, and by its kind', async () => {
      await report(
        store,
        ALIKE_NAMES.map((name) => aProblem(name)),
      );
      await report(store, [{ ...aProblem('a'), kind: 'queue-unserved' }]);

      expect(await openSubjects(store)).toEqual([...ALIKE_NAMES, 'a'].toSorted());
    });

    it('may have the longest subject and hostile facts', async () => {
      const subject = '字'.repeat(500);
      const facts = { error: `'; DROP TABLE job; -- \u202e\0`, share: 0.5 };
      await report(store, [aProblem(subject, facts)]);

      expect(await store.storage.problems.listOpen()).toMatchObject([{ subject, facts }]);
    });

    it('is closed when nobody has reported it for the time', async () => {
      await report(store, [aProblem('mail'), aProblem('reports')]);
      await reportOnly(store, [], { goneAfterMs: HOUR });
      expect(await openSubjects(store)).toEqual(['mail', 'reports']);

      await reportOnly(store, []);
      expect(await openSubjects(store)).toEqual([]);
      const [closed] = await store.storage.problems.listClosed(10);
      expect(closed?.closedAt?.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
      expect((await closedSubjects(store)).toSorted()).toEqual(['mail', 'reports']);
    });

    it('stays open while reporters cannot judge its kind', async () => {
      await report(store, [aProblem('mail'), { ...aProblem('default'), kind: 'backlog-grows' }]);
      await reportOnly(store, [], { undecided: ['backlog-grows'] });

      expect(await openSubjects(store)).toEqual(['default']);
    });

    it('is another problem when it comes again', async () => {
      await report(store, [aProblem()]);
      await reportOnly(store, []);
      await report(store, [aProblem()]);

      const [open] = await store.storage.problems.listOpen();
      const [closed] = await store.storage.problems.listClosed(10);
      expect(open).toMatchObject(aProblem());
      expect(open?.id).not.toBe(closed?.id);
    });

    it('is opened once, however many servers report it at the same time', async () => {
      const subjects = ['a', 'b', 'c', 'd'];
      const found = subjects.map((subject) => aProblem(subject));
      await Promise.all(
        [found, found.toReversed(), found, found.toReversed()].map((it) => report(store, it)),
      );

      expect(await openSubjects(store)).toEqual(subjects);
    });

    it('is listed among the closed ones, the latest end first, up to a limit', async () => {
      for (const subject of ['1', '2', '3']) {
        await report(store, [aProblem(subject)]);
        await reportOnly(store, []);
      }

      expect(await closedSubjects(store)).toEqual(['3', '2', '1']);
      expect(await store.storage.problems.listClosed(2)).toMatchObject([
        { subject: '3' },
        { subject: '2' },
      ]);
      await expect(store.storage.problems.listClosed(0)).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_SEARCH',
      });
    });

    it('is forgotten when many others have ended later', async () => {
      await report(store, [aProblem('first')]);
      await reportOnly(store, []);
      const many = Array.from({ length: MAX_CLOSED_PROBLEMS }, (_, index) => aProblem(`${index}`));
      await report(store, many);
      await reportOnly(store, []);

      const kept = await store.storage.problems.listClosed(10_000);
      expect(kept).toHaveLength(MAX_CLOSED_PROBLEMS);
      expect(kept.map(({ subject }) => subject)).not.toContain('first');
    });
  });
}
