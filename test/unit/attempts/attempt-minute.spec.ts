import { describe, expect, it } from '@jest/globals';
import type { Attempt } from '../../../lib/attempts/attempt.js';
import { AttemptMinute } from '../../../lib/attempts/attempt-minute.js';
import { attemptSeries } from '../../../lib/attempts/attempt-series.js';
import { mergeBodies } from '../../../lib/attempts/merge-bodies.js';
import { OTHERS } from '../../../lib/attempts/tally-map.js';

const FROM = new Date(Date.UTC(2026, 0, 1, 10, 5));

const anAttempt = (values: Partial<Attempt> = {}): Attempt => ({
  method: 'Mailer.send',
  queue: 'default',
  jobId: 'job-1',
  waitMs: 10,
  runMs: 100,
  endedAt: new Date(FROM.getTime() + 1_000),
  failure: undefined,
  ...values,
});
const failure = { type: 'Error', message: 'Connection refused', fingerprint: 'f1' };

const minuteOf = (attempts: readonly Attempt[], version: string | undefined = '1.2.3') => {
  const minute = new AttemptMinute(FROM, { server: 'web-1', version });
  for (const attempt of attempts) minute.add(attempt);
  return minute.toMeasurements();
};

const merged = (series: 'methods' | 'failures', bodies: readonly string[]) =>
  Object.fromEntries<unknown>(attemptSeries[series].read(mergeBodies(series, bodies)).entries);

describe('the attempts of a minute', () => {
  it('are counted by method, queue, server and version, each with its durations', () => {
    const measurements = minuteOf([
      anAttempt(),
      anAttempt({ queue: 'slow', runMs: 5_000, failure }),
      anAttempt({ method: 'Mailer.poll' }),
    ]);

    const counts = measurements
      .filter(({ series }) => series !== 'failures')
      .map(({ series, from, body }) => {
        const tallies = attemptSeries[series as 'methods'].read(body);
        const by = [...tallies.entries].map(([name, { count, failed }]) => [name, count, failed]);
        return [series, from, by];
      });
    expect(counts).toEqual([
      [
        'methods',
        FROM,
        [
          ['Mailer.send', 2, 1],
          ['Mailer.poll', 1, 0],
        ],
      ],
      [
        'queues',
        FROM,
        [
          ['default', 2, 0],
          ['slow', 1, 1],
        ],
      ],
      ['servers', FROM, [['web-1', 3, 1]]],
      ['versions', FROM, [['1.2.3', 3, 1]]],
    ]);
  });

  it('leave versions out where the version is not known', () => {
    const minute = new AttemptMinute(FROM, { server: 'web-1', version: undefined });
    minute.add(anAttempt());

    const series = minute.toMeasurements().map((measurement) => measurement.series);
    expect(series).toEqual(['methods', 'queues', 'servers']);
  });

  it('count each failure, with its times, places and latest jobs', () => {
    const later = new Date(FROM.getTime() + 5_000);
    const jobs = ['a', 'b', 'c', 'd', 'e', 'f'];
    const [body = ''] = minuteOf([
      ...jobs.map((jobId) => anAttempt({ jobId, failure })),
      anAttempt({
        jobId: 'b',
        queue: 'slow',
        endedAt: later,
        failure: { ...failure, message: 'x'.repeat(500) },
      }),
    ]).flatMap((measurement) => (measurement.series === 'failures' ? [measurement.body] : []));

    const tally = attemptSeries.failures.read(body).of('f1');
    expect(tally).toMatchObject({
      count: 7,
      type: 'Error',
      message: `${'x'.repeat(300)}…`,
      firstMs: FROM.getTime() + 1_000,
      lastMs: later.getTime(),
    });
    expect(tally.samples).toHaveLength(5);
    expect(tally.samples).not.toContain('a');
    expect(JSON.parse(JSON.stringify(tally.by))).toEqual({
      methods: [['Mailer.send', 7]],
      queues: [
        ['default', 6],
        ['slow', 1],
      ],
      servers: [['web-1', 7]],
      versions: [['1.2.3', 7]],
    });
  });

  it('of several servers add up to one sum, with the latest message', () => {
    const bodies = [2, 1].map((second) => {
      const endedAt = new Date(FROM.getTime() + second * 1_000);
      const attempt = anAttempt({ endedAt, failure: { ...failure, message: `after ${second} s` } });
      return minuteOf([attempt]).find(({ series }) => series === 'failures')?.body ?? '';
    });

    expect(merged('failures', bodies)).toMatchObject({
      f1: { count: 2, message: 'after 2 s', firstMs: FROM.getTime() + 1_000 },
    });
  });

  it('keep a thousand methods and 200 failures apart, and put all others together', () => {
    const measurements = minuteOf(
      Array.from({ length: 6_000 }, (_unused, index) =>
        anAttempt({
          method: `M${index}.run`,
          runMs: index,
          failure: { ...failure, fingerprint: `f${index}` },
        }),
      ),
    );

    const bodyOf = (name: string) => measurements.find(({ series }) => series === name)?.body ?? '';
    const methods = attemptSeries.methods.read(bodyOf('methods'));
    const failures = attemptSeries.failures.read(bodyOf('failures'));
    expect([...methods.entries]).toHaveLength(1_001);
    expect([...failures.entries]).toHaveLength(201);
    expect(methods.of(OTHERS).count).toBe(5_000);
    expect(failures.of(OTHERS).count).toBe(5_800);
    expect(Math.max(...measurements.map(({ body }) => body.length))).toBeLessThan(300_000);
  });

  it('count as empty where their text is damaged', () => {
    const [methods = ''] = minuteOf([anAttempt()]).map(({ body }) => body);
    for (const damaged of ['', '{', 'null', '[["Mailer.send"]]', '[["Mailer.send",{}]]']) {
      expect(merged('methods', [damaged, methods])).toMatchObject({ 'Mailer.send': { failed: 0 } });
    }
  });

  it('keep a series of another version that this version does not know', () => {
    expect(mergeBodies('continents', ['a', 'b'])).toBe('a');
  });
});
