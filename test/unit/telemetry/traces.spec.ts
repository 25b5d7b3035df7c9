import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobTimeout } from '../../../lib/built-in-filters/job-timeout/job-timeout.js';
import { BackgroundJobService } from '../../../lib/client/background-job-service.js';
import { BatchService } from '../../../lib/client/batch-service.js';
import type { CreatingContext } from '../../../lib/filters/client-filter.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import { JobContext } from '../../../lib/job/job-context.js';
import { TRACE_PARAMETER } from '../../../lib/job/trace-parameter.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp, type HangfireAppOptions } from '../../support/hangfire-app.js';
import { RecordedTraces } from '../../support/traces/recorded-traces.js';
import { traceTree } from '../../support/traces/trace-tree.js';

/** Asked for anew, because each spec sets up an SDK of its own. */
const tracer = () => trace.getTracer('spec');

@Injectable()
class MailService {
  tenant: string | undefined;

  constructor(private readonly jobs: BackgroundJobService) {}

  send(_to: string): void {
    tracer().startSpan('POST', { kind: SpanKind.CLIENT }).end();
    this.tenant = propagation.getActiveBaggage()?.getEntry('tenant')?.value;
  }

  rest(): void {}

  async sendAll(): Promise<void> {
    const id = await this.jobs.enqueue(MailService, (mails) => mails.send('first'));
    await this.jobs.continueWith(id, MailService, (mails) => mails.send('second'));
  }

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })
  stumble(): void {
    if (JobContext.current().attempt === 1) {
      throw Object.assign(new Error('no route'), { code: 'EHOSTUNREACH' });
    }
  }

  @AutomaticRetry({ attempts: 0 })
  @JobTimeout({ timeoutInSeconds: 0.02 })
  hang(): Promise<void> {
    const { signal } = JobContext.current();
    return new Promise((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason)),
    );
  }
}

let traces: RecordedTraces;
let app: HangfireApp;

const start = async (options: HangfireAppOptions = {}) => {
  app = await HangfireApp.start({ telemetry: true, providers: [MailService], ...options });
};
const send = (to = 'a@example.org', options = {}) =>
  app.jobs.enqueue(MailService, (mails) => mails.send(to), options);
/** Inside the span of a request. */
const request = <T>(work: () => Promise<T>): Promise<T> =>
  tracer().startActiveSpan('GET /', { kind: SpanKind.SERVER }, (span) =>
    work().finally(() => span.end()),
  );
const spans = (count: number) =>
  eventually(() => traces.count === count && traces.spans, { withinMs: 15_000 });

beforeEach(() => {
  traces = new RecordedTraces();
});
afterEach(async () => {
  await app.close();
  traces.close();
});

describe('The trace of a job', () => {
  it('goes from a request through the creation and the run to what the method calls', async () => {
    await start();
    await request(() => send());

    const [{ traceId } = { traceId: '' }, ...others] = await spans(4);
    expect(traceTree(traces.spans)).toBe(
      [
        'SERVER GET /',
        '  PRODUCER enqueue default',
        '    CONSUMER run default',
        '      CLIENT POST',
      ].join('\n'),
    );
    expect(new Set(others.map((span) => span.traceId))).toEqual(new Set([traceId]));
  });

  it('goes on with the jobs that a job creates, and with their continuations', async () => {
    await start();
    await request(() => app.jobs.enqueue(MailService, (mails) => mails.sendAll()));

    await spans(9);
    expect(traceTree(traces.spans)).toBe(
      [
        'SERVER GET /',
        '  PRODUCER enqueue default',
        '    CONSUMER run default',
        '      PRODUCER enqueue default',
        '        CONSUMER run default',
        '          CLIENT POST',
        '      PRODUCER continue default',
        '        CONSUMER run default → run default',
        '          CLIENT POST',
      ].join('\n'),
    );
  });

  it('links the run of a continuation to the runs of all of its parents', async () => {
    await start();
    const ids = [await request(() => send('first')), await request(() => send('second'))];
    await app.jobs.continueWith(ids, MailService, (mails) => mails.rest());

    await spans(10);
    const parents = traces.named('run default').slice(0, 2);
    const run = traces.named('run default')[2];
    expect(run?.links.toSorted()).toEqual(parents.map(({ spanId }) => spanId).toSorted());
    expect(parents.map(({ traceId }) => traceId)).not.toContain(run?.traceId);
  });

  it('links the run of a compensation to the run that failed', async () => {
    await start();
    const id = await app.jobs.enqueue(MailService, (mails) => mails.hang());
    await app.jobs.continueWith(id, MailService, (mails) => mails.rest(), { on: 'deleted' });
    await app.reaches(id, 'Failed');
    await app.jobs.delete(id);

    await spans(4);
    const [failed, compensation] = traces.named('run default');
    expect(compensation?.links).toEqual([failed?.spanId]);
  });

  it('links no run to a batch, or to a parent that has never run', async () => {
    await start();
    const batchId = await app.get(BatchService).start('mails', (batch) => {
      batch.enqueue(MailService, (mails) => mails.rest());
    });
    const never = await app.jobs.schedule(MailService, (mails) => mails.rest(), { days: 1 });
    const parents = [batchId, never];
    const finished = { on: 'finished' } as const;
    const id = await app.jobs.continueWith(parents, MailService, (it) => it.rest(), finished);
    await app.jobs.delete(never);

    await app.reaches(id, 'Succeeded');
    expect((await spans(5)).at(-1)?.links).toEqual([]);
  });

  it('runs a continuation without links where the store does not tell of its parents', async () => {
    await start();
    const id = await send();
    await app.reaches(id, 'Succeeded');
    app.storage.jobs.findJobs = () => Promise.reject(new Error('the store is away'));
    await app.jobs.continueWith(id, MailService, (mails) => mails.rest());

    expect((await spans(5)).at(-1)).toMatchObject({ name: 'run default', links: [] });
    expect(app.logger.has('error', 'Tracing threw, jobs go on without complete traces')).toBe(true);
  });

  it('has the retries of a job below its creation, each with a link to the failed run', async () => {
    await start();
    await request(() => app.jobs.enqueue(MailService, (mails) => mails.stumble()));

    await spans(4);
    expect(traceTree(traces.spans)).toBe(
      [
        'SERVER GET /',
        '  PRODUCER enqueue default',
        '    CONSUMER run default ! no route (hangfire.job.retry)',
        '    CONSUMER run default → run default',
      ].join('\n'),
    );
    const [first, second] = traces.named('run default');
    expect(second?.links).toEqual([first?.spanId]);
    expect(first?.attributes).toMatchObject({
      'error.type': 'EHOSTUNREACH',
      'hangfire.job.attempt': 1,
    });
    expect(first?.events).toContainEqual({
      name: 'exception',
      attributes: expect.objectContaining({
        'exception.message': 'no route',
        'exception.stacktrace': expect.stringContaining('stumble'),
      }),
    });
    expect(second?.attributes).toMatchObject({ 'hangfire.job.state': 'Succeeded' });
  });

  it('tells of a run that took too long', async () => {
    await start();
    await app.jobs.enqueue(MailService, (mails) => mails.hang());

    const [, run] = await spans(2);
    expect(run?.events.map(({ name }) => name)).toContain('hangfire.job.timeout');
    expect(run?.attributes).toMatchObject({
      'error.type': 'HANGFIRE_JOB_TIMEOUT',
      'hangfire.job.state': 'Failed',
    });
  });

  it('has one span for the creation of a thousand jobs', async () => {
    await start();
    const items = Array.from({ length: 1_000 }, (_, index) => `${index}@example.org`);
    await request(() =>
      app.jobs.enqueueMany(MailService, items, (mails, to) => mails.send(to), { queue: 'default' }),
    );

    await spans(2_002);
    expect(traceTree(traces.spans)).toBe(
      [
        'SERVER GET /',
        '  PRODUCER enqueue default',
        '    CONSUMER run default\n      CLIENT POST ×1000',
      ].join('\n'),
    );
    const [creation] = traces.named('enqueue default');
    expect(creation?.attributes).toMatchObject({ 'messaging.batch.message_count': 1_000 });
  });

  it('has one span for the creation of a batch', async () => {
    await start();
    await app.get(BatchService).start((batch) => {
      batch.enqueue(MailService, (mails) => mails.send('a'));
      batch.enqueue(MailService, (mails) => mails.send('b'));
    });

    await spans(5);
    expect(traceTree(traces.spans)).toBe(
      ['PRODUCER enqueue default', '  CONSUMER run default\n    CLIENT POST ×2'].join('\n'),
    );
    expect(traces.named('run default')[0]?.attributes['hangfire.batch.id']).toEqual(
      expect.any(String),
    );
  });

  it('carries baggage from the caller into the run', async () => {
    await start();
    const baggage = propagation.createBaggage({ tenant: { value: 'acme' } });
    const id = await context.with(propagation.setBaggage(context.active(), baggage), () => send());

    await app.reaches(id, 'Succeeded');
    expect(app.get(MailService).tenant).toBe('acme');
  });

  it('begins anew with each run, and has a link, where runs are to be linked', async () => {
    await start({ telemetry: { runs: 'linked' } });
    const baggage = propagation.createBaggage({ tenant: { value: 'acme' } });
    await context.with(propagation.setBaggage(context.active(), baggage), () => send());

    const [creation, run] = await spans(3);
    expect(traceTree(traces.spans)).toBe(
      ['PRODUCER enqueue default', 'CONSUMER run default → enqueue default', '  CLIENT POST'].join(
        '\n',
      ),
    );
    expect(run?.traceId).not.toBe(creation?.traceId);
    expect(app.get(MailService).tenant).toBe('acme');
  });

  it('never leads from one job to the next job of the same worker', async () => {
    await start({ server: { workerCount: 1 } });
    await request(() => send());
    await spans(4);
    await send();

    const seen = await spans(7);
    expect(new Set(seen.map(({ traceId }) => traceId)).size).toBe(2);
  });
});

describe('The span of a creation', () => {
  it('has the attributes of messaging, and those of the job', async () => {
    await start({ server: false });
    const id = await send('a@example.org', { queue: 'mails' });

    expect(traces.spans[0]).toMatchObject({
      name: 'enqueue mails',
      kind: 'PRODUCER',
      attributes: {
        'messaging.system': 'hangfire',
        'messaging.operation.type': 'send',
        'messaging.operation.name': 'enqueue',
        'messaging.destination.name': 'mails',
        'messaging.message.id': id,
        'hangfire.job.type': 'MailService',
        'hangfire.job.method': 'send',
      },
    });
  });

  it('has the queue that a filter has chosen', async () => {
    class Slow implements JobFilter {
      onCreating(creating: CreatingContext): void {
        creating.queue = 'slow';
      }
    }
    await start({ server: false, filters: [new Slow()] });
    await send();

    expect(traces.spans[0]?.name).toBe('enqueue slow');
  });

  it('says that a filter has cancelled the job', async () => {
    class Never implements JobFilter {
      onCreating(creating: CreatingContext): void {
        creating.canceled = true;
      }
    }
    await start({ server: false, filters: [new Never()] });

    expect(await send()).toBeNull();
    expect(traces.spans[0]?.attributes['hangfire.job.canceled']).toBe(true);
  });

  it('has the error of a store that refuses the job', async () => {
    await start({ server: false });
    app.storage.jobs.createJobs = () => Promise.reject(new TypeError('no room'));

    await expect(send()).rejects.toThrow('no room');
    expect(traces.spans[0]).toMatchObject({
      error: 'no room',
      attributes: { 'error.type': 'TypeError' },
    });
  });

  it('is named after the time of a scheduled job', async () => {
    await start({ server: false });
    await app.jobs.schedule(MailService, (mails) => mails.send('a'), { hours: 1 });

    expect(traces.spans[0]?.name).toBe('schedule default');
  });

  it('ends with the method, where names are to have it', async () => {
    await start({ telemetry: { spanNames: 'method' } });
    await send();

    const seen = await spans(3);
    expect(seen.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['enqueue MailService.send', 'run MailService.send']),
    );
  });
});

describe('Without telemetry', () => {
  it('nothing is traced, and nothing is kept with jobs', async () => {
    await start({ telemetry: false });
    const id = await request(() => send());

    const { parameters } = await app.reaches(id, 'Succeeded');
    expect(parameters).not.toHaveProperty(TRACE_PARAMETER);
    // Either end of the request may tell first that it is over.
    expect(traces.spans.map(({ name }) => name).sort()).toEqual(['GET /', 'POST']);
  });

  it('jobs run that were created with it', async () => {
    await start({ telemetry: { traces: false } });
    const parameters = { [TRACE_PARAMETER]: { fields: { traceparent: 'damaged' } } };

    await app.reaches(await send('a', { parameters }), 'Succeeded');
  });
});

describe('With telemetry', () => {
  it.each([
    ['is damaged', { fields: { traceparent: 'damaged' }, run: { traceId: 1 }, parents: [7] }],
    ['has a run of no span', { fields: {}, run: 'x-y' }],
    ['is no object', 'damaged'],
    ['is nothing', null],
  ])('a run begins a trace of its own where what the job carries %s', async (_, value) => {
    await start({ server: false });
    const { jobs } = app.storage;
    const createJobs = jobs.createJobs.bind(jobs);
    jobs.createJobs = (all, options) =>
      createJobs(
        all.map((job) => ({ ...job, parameters: { [TRACE_PARAMETER]: value } })),
        options,
      );
    const id = await send();
    const { storage } = app;
    await app.close();
    await start({ storage });

    await app.reaches(id, 'Succeeded');
    const run = await eventually(() => traces.named('run default')[0]);
    expect(run.parentSpanId).toBeUndefined();
  });

  it('carries no more than a bounded text with a job', async () => {
    traces.close();
    const propagator = {
      inject: (_: unknown, carrier: unknown) =>
        Object.assign(carrier as object, { huge: 'x'.repeat(100_000), small: 'y', odd: 1 }),
      extract: (given: never) => given,
      fields: () => [],
    };
    traces = new RecordedTraces({ propagator });
    await start({ server: false });
    const job = await app.jobs.get(await send());

    expect(job?.parameters[TRACE_PARAMETER]).toEqual({ fields: { small: 'y' } });
  });

  it('keeps no parameter where no SDK is set up', async () => {
    traces.close();
    await start();

    const { parameters } = await app.reaches(await send(), 'Succeeded');
    expect(parameters).not.toHaveProperty(TRACE_PARAMETER);
  });

  it('runs jobs whose spans are refused by a processor that throws, and says so once', async () => {
    traces.close();
    const fail = () => {
      throw new Error('processor is broken');
    };
    const broken = {
      onStart: fail,
      onEnd: fail,
      forceFlush: async () => {},
      shutdown: async () => {},
    };
    traces = new RecordedTraces({ processors: [broken] });
    await start();

    for (let count = 0; count < 3; count += 1) {
      const id = await app.jobs.enqueue(MailService, (mails) => mails.rest());
      await app.reaches(id, 'Succeeded');
    }
    expect(app.logger.text.match(/processor is broken/g)).toHaveLength(1);
  });

  it('creates and runs jobs once each where no context can become the active one', async () => {
    traces.close();
    traces = new RecordedTraces();
    context.disable();
    context.setGlobalContextManager({
      active: () => ROOT_CONTEXT,
      with: () => {
        throw new Error('context manager is broken');
      },
      bind: (_, target) => target,
      enable() {
        return this;
      },
      disable() {
        return this;
      },
    });
    await start();
    const id = await app.jobs.enqueue(MailService, (mails) => mails.rest());

    expect((await app.reaches(id, 'Succeeded')).attempt).toBe(1);
    expect(app.logger.text.match(/context manager is broken/g)).toHaveLength(1);
  });

  it('runs jobs whose spans an exporter never takes, and gives it no more than one portion', async () => {
    traces.close();
    let taken = 0;
    let isHanging = true;
    let release = () => {};
    const hanging = {
      export: (all: readonly unknown[], done: (result: { code: number }) => void) => {
        taken += all.length;
        release = () => done({ code: 0 });
        if (!isHanging) release();
      },
      shutdown: async () => {},
    };
    const processor = new BatchSpanProcessor(hanging, {
      maxQueueSize: 64,
      maxExportBatchSize: 32,
      scheduledDelayMillis: 1,
    });
    traces = new RecordedTraces({ processors: [processor] });
    await start();
    const items = Array.from({ length: 500 });
    const ids = await app.jobs.enqueueMany(MailService, items, (mails) => mails.rest());

    for (const id of ids) await app.reaches(id, 'Succeeded');
    await eventually(() => taken > 0);
    expect(taken).toBe(32);

    // Nothing is to wait for the exporter when the specs have ended.
    isHanging = false;
    release();
    await processor.shutdown();
  });
});
