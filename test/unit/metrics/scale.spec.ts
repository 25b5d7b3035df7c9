import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { wantedWorkers } from '../../../lib/metrics/scale/wanted-workers.js';
import { MetricsApp } from '../../support/metrics-app.js';

@Injectable()
class MailService {
  send(): void {}
}

let app: MetricsApp;

beforeEach(async () => {
  app = await MetricsApp.start({ hangfire: { server: false }, providers: [MailService] });
  const jobs = app.app.get(BackgroundJobService);
  const items = Array.from({ length: 60 });
  await jobs.enqueueMany(MailService, items, (mails) => mails.send(), { queue: 'mails' });
});
afterEach(() => app.close());

describe('The answer to an autoscaler', () => {
  it('is how many jobs of the queue are ready', async () => {
    expect(await app.scale('queue=mails')).toEqual({ status: 200, value: 60 });
    expect(await app.scale('queue=mails&measure=ready')).toEqual({ status: 200, value: 60 });
    expect(await app.scale('queue=empty')).toEqual({ status: 200, value: 0 });
  });

  it('is for how many seconds the oldest of them is ready', async () => {
    expect(await app.scale('queue=mails&measure=oldestAge')).toEqual({
      status: 200,
      value: expect.any(Number),
    });
    expect(await app.scale('queue=empty&measure=oldestAge')).toEqual({ status: 200, value: 0 });
  });

  it('is how many workers let all of them start in time', async () => {
    expect(await app.scale('queue=mails&startWithin=30s')).toEqual({ status: 200, value: 2 });
    expect(await app.scale('queue=mails&startWithin=1m')).toEqual({ status: 200, value: 1 });
  });

  it.each([
    ['', 'queue: expected the name of one queue, got nothing.'],
    ['queue=No%20queue', 'queue: expected the name of one queue, got "No queue".'],
    ['queue=a&queue=b', 'queue: expected the name of one queue, got ["a","b"].'],
    ['queue=a&measure=size', 'measure: expected one of ready, oldestAge, workers, got "size".'],
    ['queue=a&startWithin=soon', 'startWithin: expected a duration such as 500ms, 30s, 5m or 1h'],
    ['queue=a&startWithin=0s', 'startWithin: expected a duration'],
    ['queue=a&startWithin=25h', 'startWithin: expected a duration'],
    ['queue=a&measure=workers', 'startWithin: expected a duration with the measure "workers"'],
    ['queue=a&measure=ready&startWithin=30s', 'startWithin: expected a duration with the measure'],
    ['queue=a&startwithin=30s', 'parameter: expected one of queue, measure, startWithin'],
  ])('to "%s" says what is wrong', async (query, message) => {
    expect(await app.scale(query)).toEqual({
      status: 400,
      code: 'HANGFIRE_INVALID_SCALE_REQUEST',
      message: expect.stringContaining(message),
    });
  });
});

describe('An answer to an autoscaler', () => {
  it.each([
    ['both addresses', ['metrics', 'metrics/scale'], '/metrics/scale'],
    ['the metrics alone', ['metrics'], '/api/metrics/scale'],
  ])('is there where the global prefix leaves out %s', async (_, exclude, path) => {
    const prefixed = await MetricsApp.start({
      hangfire: { server: false },
      configure: (nest) => nest.setGlobalPrefix('api', { exclude }),
    });
    const answer = await prefixed.get(`${path}?queue=default`);
    const text = await answer.text();
    await prefixed.close();

    expect(text).toBe('{"value":0}');
  });
});

describe('The workers that a queue wants', () => {
  const idle = { ready: 0, processing: 0, runsPerSecond: 0, runSeconds: undefined };

  it('are none for a queue without jobs', () => {
    expect(wantedWorkers(idle, 30)).toBe(0);
  });

  it('are never fewer than the runs that go on, which would be stopped', () => {
    expect(wantedWorkers({ ...idle, processing: 4 }, 30)).toBe(4);
  });

  it('are enough for the jobs that are ready, and for those that come meanwhile', () => {
    const load = { ready: 300, processing: 0, runsPerSecond: 5, runSeconds: 2 };

    expect(wantedWorkers(load, 30)).toBe((300 / 30 + 5) * 2);
  });

  it('are not more than there are jobs', () => {
    const load = { ready: 3, processing: 1, runsPerSecond: 50, runSeconds: 10 };

    expect(wantedWorkers(load, 1)).toBe(4);
  });

  it('are at least one where a job is ready', () => {
    expect(wantedWorkers({ ...idle, ready: 1, runSeconds: 0.001 }, 3_600)).toBe(1);
  });
});
