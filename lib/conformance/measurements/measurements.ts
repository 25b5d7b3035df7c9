import { randomUUID } from 'node:crypto';
import type {
  Measurement,
  MeasurementFold,
  MeasurementSplit,
  StoredMeasurement,
} from '../../storage/measurements/measurement-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { DAY, HOUR, MINUTE } from '../support/durations.js';

const SERIES = 'methods';
/** A day begins here, long ago. */
const START = Date.UTC(2024, 1, 28);
const NEVER = new Date(Date.UTC(9000, 0, 1));

const at = (ms: number): Date => new Date(START + ms);

const aMeasurement = (values: Partial<Measurement> = {}): Measurement => ({
  id: randomUUID(),
  series: SERIES,
  from: at(0),
  body: 'a',
  ...values,
});

const summary = ({ level, from, body }: StoredMeasurement) =>
  [level, from.getTime() - START, sorted(body)] as const;
const sorted = (body: string) => [...body].sort().join('');

export function measurements({ describe, it, store }: Suite): void {
  const add = (...values: Partial<Measurement>[]) =>
    store.storage.measurements.add(values.map(aMeasurement));
  const fold = (level: MeasurementFold['level'], before = NEVER) =>
    store.storage.measurements.fold({ level, before, merge: (_, bodies) => bodies.join('') });
  /** Each letter for itself. */
  const split = (level: MeasurementSplit['level'], before = NEVER) =>
    store.storage.measurements.split({
      ...{ series: SERIES, level, before },
      split: (body) => [...body].map((letter) => ({ series: `of-${letter}`, body: letter })),
      merge: (_, bodies) => bodies.join(''),
    });
  const read = async (since = at(0), series = SERIES) =>
    (await store.storage.measurements.read([series], since)).map(summary);

  describe('measurements', () => {
    it('are read by series from an instant on, the oldest first', async () => {
      await add(
        { body: 'c', from: at(2 * MINUTE) },
        { body: 'a' },
        { body: 'b', from: at(MINUTE) },
      );
      await add({ series: 'queues', body: 'z' });

      expect(await read()).toEqual([
        ['part', 0, 'a'],
        ['part', MINUTE, 'b'],
        ['part', 2 * MINUTE, 'c'],
      ]);
      expect(await read(at(MINUTE + 1))).toEqual([['part', 2 * MINUTE, 'c']]);
      expect(await read(at(0), 'queues')).toEqual([['part', 0, 'z']]);
      expect(await read(at(0), 'other')).toEqual([]);
    });

    it('are read up to an instant, which is left out', async () => {
      const bodies = ['a', 'b', 'c'];
      await add(...bodies.map((body, index) => ({ body, from: at(index * MINUTE) })));
      await fold('part', at(MINUTE));

      const stored = await store.storage.measurements.read([SERIES], at(0), at(2 * MINUTE));
      expect(stored.map(summary)).toEqual([
        ['minute', 0, 'a'],
        ['part', MINUTE, 'b'],
      ]);
    });

    it('may be none', async () => {
      await store.storage.measurements.add([]);
      await fold('part');
      expect(await read()).toEqual([]);
    });

    it('keep their texts', async () => {
      const body = `{"é'\\"": [1, "日本", "🙂"]} ${'x'.repeat(300_000)}`;
      await add({ body });

      const [stored] = await store.storage.measurements.read([SERIES], at(0));
      expect(stored?.body).toBe(body);
    });

    it('count once when they are added again under the same id', async () => {
      const measurement = aMeasurement();
      await store.storage.measurements.add([measurement]);
      await store.storage.measurements.add([measurement, aMeasurement({ body: 'b' })]);

      expect((await read()).map(([, , body]) => body).sort()).toEqual(['a', 'b']);
    });

    it('become a minute, and later parts join it', async () => {
      await add({ body: 'a' }, { body: 'b' }, { from: at(MINUTE), body: 'c' });
      await fold('part');
      await add({ body: 'd' });
      await fold('part');

      expect(await read()).toEqual([
        ['minute', 0, 'abd'],
        ['minute', MINUTE, 'c'],
      ]);
    });

    it('are folded as far as they begin before an instant', async () => {
      await add({ body: 'a' }, { from: at(MINUTE), body: 'b' });
      await fold('part', at(MINUTE));

      expect(await read()).toEqual([
        ['minute', 0, 'a'],
        ['part', MINUTE, 'b'],
      ]);
    });

    it('become hours and days, each series by itself', async () => {
      const bodies = ['a', 'b', 'c', 'd'];
      const times = [0, HOUR - MINUTE, HOUR, DAY];
      await add(...bodies.map((body, index) => ({ body, from: at(times[index] ?? 0) })));
      await add({ series: 'queues', body: 'z' });
      await fold('part');
      await fold('minute');
      const hours = await read();
      await fold('hour');

      expect(hours).toEqual([
        ['hour', 0, 'ab'],
        ['hour', HOUR, 'c'],
        ['hour', DAY, 'd'],
      ]);
      expect(await read()).toEqual([
        ['day', 0, 'abc'],
        ['day', DAY, 'd'],
      ]);
      expect(await read(at(0), 'queues')).toEqual([['day', 0, 'z']]);
    });

    it('are all there after they were folded by several servers at once', async () => {
      const letters = [...'abcdefghijklmnopqrst'];
      const rounds = letters.map(async (body) => {
        await add({ body }, { body, from: at(MINUTE) });
        await fold('part');
        await fold('minute');
      });
      await Promise.all(rounds);
      await fold('part');
      await fold('minute');

      expect(await read()).toEqual([
        ['hour', 0, letters.flatMap((letter) => [letter, letter]).join('')],
      ]);
    });

    it('are folded in any number', async () => {
      await add(...Array.from({ length: 1_001 }, (_, index) => ({ from: at(index * MINUTE) })));
      await fold('part');
      await fold('minute');

      const hours = await read();
      expect(hours).toHaveLength(17);
      expect(hours.map(([, , body]) => body).join('')).toHaveLength(1_001);
    });

    it('are read in several series at once, by time', async () => {
      await add({ body: 'b', from: at(MINUTE) }, { series: 'queues', body: 'a' });
      await add({ series: 'servers', body: 'z' });

      const stored = await store.storage.measurements.read(['queues', SERIES, 'other'], at(0));
      expect(stored.map(({ series, body }) => [series, body])).toEqual([
        ['queues', 'a'],
        [SERIES, 'b'],
      ]);
      expect(await store.storage.measurements.read([], at(0))).toEqual([]);
    });

    it('are split into other series of the same level and time', async () => {
      await add({ body: 'ab' }, { body: 'b', from: at(MINUTE) }, { body: 'c', from: at(HOUR) });
      await add({ series: 'queues', body: 'z' });
      await fold('part');
      await fold('minute');
      await split('hour', at(HOUR));

      expect(await read()).toEqual([['hour', HOUR, 'c']]);
      expect(await read(at(0), 'of-a')).toEqual([['hour', 0, 'a']]);
      expect(await read(at(0), 'of-b')).toEqual([['hour', 0, 'bb']]);
      expect(await read(at(0), 'queues')).toEqual([['hour', 0, 'z']]);
    });

    it('join what is there when they are split, and are folded from there', async () => {
      for (const body of ['ab', 'a']) {
        await add({ body });
        await fold('part');
        await fold('minute');
        await split('hour');
      }
      const hours = await read(at(0), 'of-a');
      await fold('hour');

      expect(hours).toEqual([['hour', 0, 'aa']]);
      expect(await read(at(0), 'of-a')).toEqual([['day', 0, 'aa']]);
      expect(await read(at(0), 'of-b')).toEqual([['day', 0, 'b']]);
    });

    it('may be split into nothing, and where there is nothing', async () => {
      await split('minute');
      await add({ body: '' });
      await fold('part');
      await split('minute');
      expect(await read()).toEqual([]);
    });

    it('are all there after they were split by several servers at once', async () => {
      const rounds = Array.from({ length: 20 }, async () => {
        await add({ body: 'ab' }, { body: 'a', from: at(MINUTE) });
        await fold('part');
        await split('minute');
      });
      await Promise.all(rounds);
      await fold('part');
      await split('minute');

      expect(await read()).toEqual([]);
      expect(await read(at(0), 'of-a')).toEqual([
        ['minute', 0, 'a'.repeat(20)],
        ['minute', MINUTE, 'a'.repeat(20)],
      ]);
    });

    it('are forgotten by level and time', async () => {
      await add({ body: 'a' }, { body: 'b', from: at(HOUR) });
      await fold('part');
      await add({ body: 'c' });
      await store.storage.measurements.forget('minute', at(HOUR));

      expect(await read()).toEqual([
        ['part', 0, 'c'],
        ['minute', HOUR, 'b'],
      ]);
    });
  });
}
