import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { aProblem, report, reportOnly } from './problem-scenarios.js';

export function problemNotices({ describe, it, store }: Suite): void {
  const take = (leaseMs = HOUR) => store.storage.problems.takeNotices(leaseMs);
  const taken = async (leaseMs = HOUR) =>
    (await take(leaseMs)).map(({ event, problem }) => `${event} ${problem.subject}`);
  const tell = async () => {
    const notices = await take();
    await store.storage.problems.confirmNotices(notices);
    return notices.map(({ event, problem }) => `${event} ${problem.subject}`);
  };
  const mute = (until?: Date) =>
    store.storage.problems.mute({ kind: 'queue-stuck', subject: 'mail', by: 'Ada', until });

  describe('listeners', () => {
    it('are told once that a problem opens, and once that it closes', async () => {
      await report(store, [aProblem()]);
      expect(await tell()).toEqual(['opened mail']);
      await report(store, [aProblem()]);
      expect(await tell()).toEqual([]);

      await reportOnly(store, []);
      expect(await tell()).toEqual(['closed mail']);
      await reportOnly(store, []);
      expect(await tell()).toEqual([]);
    });

    it('are told of both where the problem was short', async () => {
      await report(store, [aProblem()]);
      await reportOnly(store, []);

      expect(await tell()).toEqual(['opened mail', 'closed mail']);
      expect(await tell()).toEqual([]);
    });

    it('get the problem as it was reported', async () => {
      await report(store, [aProblem('mail', { ready: 3 })]);

      const [open] = await store.storage.problems.listOpen();
      expect(await take()).toEqual([{ event: 'opened', problem: open }]);
    });

    it('are told by one server, whoever asks at the same time', async () => {
      await report(store, [aProblem('a'), aProblem('b')]);
      const answers = await Promise.all([taken(), taken(), taken()]);

      expect(answers.flat().sort()).toEqual(['opened a', 'opened b']);
    });

    it('are told by another server if the first one does not confirm it in time', async () => {
      await report(store, [aProblem()]);
      expect(await taken(-MINUTE)).toEqual(['opened mail']);
      expect(await taken()).toEqual(['opened mail']);
      expect(await taken()).toEqual([]);
    });

    it('are told of the end that came while they were told of the opening', async () => {
      await report(store, [aProblem()]);
      const notices = await take();
      await reportOnly(store, []);
      await store.storage.problems.confirmNotices(notices);

      expect(await tell()).toEqual(['closed mail']);
    });

    it('are not told of a muted problem, neither of its opening nor of its end', async () => {
      await mute();
      await report(store, [aProblem(), aProblem('reports')]);
      expect(await tell()).toEqual(['opened reports']);

      await reportOnly(store, []);
      expect(await tell()).toEqual(['closed reports']);
    });

    it('are told of the end of a problem that was muted after they had heard of it', async () => {
      await report(store, [aProblem()]);
      await tell();
      await mute();
      await reportOnly(store, []);

      expect(await tell()).toEqual(['closed mail']);
    });

    it('are told of a problem that is still there when its mute is over', async () => {
      await mute();
      await report(store, [aProblem()]);
      expect(await tell()).toEqual([]);

      await store.storage.problems.unmute({ kind: 'queue-stuck', subject: 'mail' });
      expect(await tell()).toEqual(['opened mail']);
    });
  });
}
