import type { NewProblemMute } from '../../storage/problems/problem-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { aProblem, report, reportOnly } from './problem-scenarios.js';

export function mutedProblems({ describe, it, store }: Suite): void {
  const key = { kind: 'queue-stuck', subject: 'mail' };
  const muteWith = (given: Partial<NewProblemMute>) =>
    store.storage.problems.mute({ ...key, by: 'Ada', ...given });
  const mute = (until?: Date) => muteWith({ until });
  const mutes = () => store.storage.problems.listMutes();
  const inAnHour = () => store.ago(-HOUR);

  describe('a mute', () => {
    it('says who has muted what, since when and until when', async () => {
      const until = inAnHour();
      await mute(until);

      const [told, ...others] = await mutes();
      expect(told).toEqual({
        ...key,
        by: 'Ada',
        until,
        isLasting: false,
        mutedAt: expect.any(Date),
      });
      expect(told?.mutedAt.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
      expect(others).toEqual([]);
    });

    it('replaces the one before', async () => {
      await mute(inAnHour());
      await store.storage.problems.mute({ ...key, by: 'Bob' });

      expect(await mutes()).toMatchObject([{ by: 'Bob', until: undefined }]);
    });

    it('is over at its time', async () => {
      await mute(store.ago(MINUTE));

      expect(await mutes()).toEqual([]);
      expect(await store.storage.problems.unmute(key)).toBe(false);
    });

    it('is taken back', async () => {
      await mute();

      expect(await store.storage.problems.unmute({ ...key, subject: 'other' })).toBe(false);
      expect(await store.storage.problems.unmute(key)).toBe(true);
      expect(await mutes()).toEqual([]);
    });

    it('until the problem ends is over when the problem is closed', async () => {
      await report(store, [aProblem()]);
      await mute();
      await report(store, [aProblem()]);
      expect(await mutes()).toHaveLength(1);

      await reportOnly(store, []);
      expect(await mutes()).toEqual([]);
    });

    it('until a time outlasts the end of the problem', async () => {
      await report(store, [aProblem()]);
      await mute(inAnHour());
      await reportOnly(store, []);

      expect(await mutes()).toHaveLength(1);
    });

    it('that lasts needs no problem, and is over when it is taken back', async () => {
      await muteWith({ isLasting: true });
      await reportOnly(store, []);
      expect(await mutes()).toMatchObject([{ ...key, until: undefined, isLasting: true }]);

      expect(await store.storage.problems.unmute(key)).toBe(true);
      expect(await mutes()).toEqual([]);
    });

    it('of the versions that run now is over when servers run another one', async () => {
      await muteWith({ isLasting: true, versions: ['1.0', '1.1'] });
      await reportOnly(store, [], { versions: ['1.1'] });
      await reportOnly(store, []);
      expect(await mutes()).toMatchObject([{ versions: ['1.0', '1.1'] }]);

      await reportOnly(store, [], { versions: ['1.1', '1.2'] });
      expect(await mutes()).toEqual([]);
    });

    it('of no version is not over when servers run another one', async () => {
      await muteWith({ isLasting: true });
      await reportOnly(store, [], { versions: ['1.2'] });

      expect(await mutes()).toHaveLength(1);
    });

    it('may come before a server has reported the problem', async () => {
      await mute();
      await report(store, []);

      expect(await mutes()).toHaveLength(1);
    });
  });
}
