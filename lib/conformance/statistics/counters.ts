import { NAME_LIMITS } from '../../storage/name-limits.js';
import type { CounterRange } from '../../storage/statistics/statistics-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aNewJob, aTransition } from '../support/builders.js';
import { DAY, HOUR } from '../support/durations.js';

const NAMES = [
  'Größe x',
  'a,b',
  ',',
  `"'`,
  '{a}',
  '\\',
  'a\nb',
  '\u001f',
  'a\0b',
  'x'.repeat(NAME_LIMITS.counter),
];

export function counters({ describe, it, store }: Suite): void {
  const startOf = (time: Date, stepMs: number) =>
    new Date(Math.floor(time.getTime() / stepMs) * stepMs);

  describe('counters', () => {
    const count = (name: string, times: number) =>
      store.jobs.createJobs(Array.from({ length: times }, () => aNewJob({ counters: [name] })));
    const read = (name: string, range: CounterRange) => store.statistics.readCounter(name, range);

    it.each([
      ['hour', HOUR],
      ['day', DAY],
    ] as const)('are read by the %s', async (resolution, stepMs) => {
      const from = startOf(store.storage.clock.now(), stepMs);
      await count('mails', 3);

      const points = await read('mails', { resolution, from });
      expect(points.reduce((sum, { value }) => sum + value, 0)).toBe(3);
      for (const point of points) expect(point.from).toEqual(startOf(point.from, stepMs));
      expect(points[0]?.from.getTime()).toBeGreaterThanOrEqual(from.getTime());
    });

    it('include the whole hour or day of the given time', async () => {
      await count('mails', 2);
      const from = store.ago(0);

      for (const resolution of ['hour', 'day'] as const) {
        expect(await read('mails', { resolution, from })).toMatchObject([{ value: 2 }]);
      }
    });

    it('have no values for times without increments', async () => {
      await count('mails', 1);

      const from = store.ahead(2 * DAY);
      expect(await read('mails', { resolution: 'hour', from })).toEqual([]);
      expect(await read('mails', { resolution: 'day', from })).toEqual([]);
      expect(await read('unknown', { resolution: 'day', from: store.ago(DAY) })).toEqual([]);
    });

    it('grow with applied transitions, each by its own name', async () => {
      await store.apply(aTransition(await store.running(), { to: 'Succeeded', counters: ['a'] }));
      await store.apply(
        aTransition(await store.running(), { to: 'Failed', counters: ['a', 'Größe x'] }),
      );

      expect(await store.total('a')).toBe(2);
      expect(await store.total('Größe x')).toBe(1);
    });

    it.each(NAMES)('are kept under any name: %j', async (name) => {
      await count(name, 2);
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Failed', counters: ['a', name] }));
      await store.maintenance.foldCounters();

      expect(await store.total(name)).toBe(3);
      expect(await store.total('a')).toBe(1);
    });

    it('are told apart by every character of their names', async () => {
      for (const [index, name] of ALIKE_NAMES.entries()) await count(name, index + 1);

      for (const _ of ['fresh', 'folded']) {
        for (const [index, name] of ALIKE_NAMES.entries()) {
          expect([name, await store.total(name)]).toEqual([name, index + 1]);
        }
        await store.maintenance.foldCounters();
      }
    });

    it('keep their sums when they are folded', async () => {
      await count('mails', 2);
      await store.maintenance.foldCounters();
      await count('mails', 3);
      await store.maintenance.foldCounters();
      await store.maintenance.foldCounters();

      expect(await store.total('mails')).toBe(5);
    });

    it('lose nothing while they grow and are folded at once', async () => {
      const work = Array.from({ length: 40 }, (_, n) =>
        n % 4 === 0 ? store.maintenance.foldCounters() : count('mails', 2),
      );
      await Promise.all(work);
      await store.maintenance.foldCounters();

      expect(await store.total('mails')).toBe(60);
    });
  });
}
