import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { BatchService } from '../../../lib/client/batch-service.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import type { ApplyStateContext } from '../../../lib/filters/state-filter.js';
import { JobType } from '../../../lib/job/job-type.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { NamedState } from '../../support/named-state.js';

@Injectable()
class WorkService {
  work(): void {}

  workFor(_tenant: string): void {}
}

const countingFilter = {
  onStateApplied: ({ job, newState, incrementCounter }: ApplyStateContext) => {
    if (job.method === 'workFor' && newState.name === 'Enqueued')
      incrementCounter(`${job.args[0]}`);
  },
};

let app: HangfireApp;

beforeAll(async () => {
  app = await HangfireApp.start({ server: false, providers: [WorkService] });
});
afterAll(() => app.close());

/** What no store that keeps UTF-8 without NUL can give back. */
const INEXACT = ['a\ud800b', '\udc00', '\ud83d', 'a\0b', '\udc4b\ud83d'];

describe.each(INEXACT)('the text %j', (text) => {
  const invalid = { code: 'HANGFIRE_INVALID_TEXT' };
  const invalidOptions = { code: 'HANGFIRE_INVALID_OPTIONS' };

  it('is no id of a recurring job, and finds none', async () => {
    const recurring = app.get(RecurringJobService);
    // What it would become on its way into the database.
    await recurring.addOrUpdate(
      text.toWellFormed().replaceAll('\0', ''),
      WorkService,
      (it) => it.work(),
      '0 0 * * *',
    );
    const add = recurring.addOrUpdate(text, WorkService, (it) => it.work(), '0 0 * * *');

    await expect(add).rejects.toMatchObject(invalidOptions);
    expect(await recurring.get(text)).toBeUndefined();
    expect(await recurring.trigger(text)).toBeNull();
    expect(await recurring.pause(text)).toBe(false);
    expect(await recurring.resume(text)).toBe(false);
    expect(await recurring.update(text, { description: 'x' })).toBe(false);
    expect(await recurring.removeIfExists(text)).toBe(false);
    expect(await recurring.nextRuns(text)).toEqual([]);
    expect(await recurring.occurrences(text)).toEqual([]);
  });

  it('describes no recurring job and no batch', async () => {
    const recurring = app.get(RecurringJobService);
    const options = { description: text };
    const add = recurring.addOrUpdate('x', WorkService, (it) => it.work(), '0 0 * * *', options);
    await expect(add).rejects.toMatchObject(invalidOptions);

    const start = app.get(BatchService).start(text, (batch) => {
      batch.enqueue(WorkService, (it) => it.work());
    });
    await expect(start).rejects.toMatchObject({ ...invalid, what: 'the description of a batch' });
  });

  it('is no queue', async () => {
    const state = () => new EnqueuedState(text);
    expect(state).toThrow(expect.objectContaining({ code: 'HANGFIRE_INVALID_QUEUE_NAME' }));
  });

  it('names no class, no server, no state', async () => {
    expect(() => JobType(text)(WorkService)).toThrow(expect.objectContaining(invalid));
    expect(() => JobType('x', { aliases: [text] })(WorkService)).toThrow(
      expect.objectContaining(invalid),
    );
    const named = HangfireApp.start({ server: { name: `s${text}s` }, providers: [] });
    await expect(named).rejects.toMatchObject(invalidOptions);
    const create = app.jobs.create(WorkService, (it) => it.work(), new NamedState(text));
    await expect(create).rejects.toMatchObject({ ...invalid, what: 'the name of a state' });
  });

  it('names no counter', async () => {
    const counting = await HangfireApp.start({
      server: false,
      providers: [WorkService],
      filters: [countingFilter],
    });
    const enqueue = counting.jobs.enqueue(WorkService, (it) => it.workFor(text));
    await expect(enqueue).rejects.toMatchObject({ ...invalid, what: 'the name of a counter' });
    await counting.close();
  });

  it('comes back as a value and as the name of a parameter', async () => {
    const id = await app.jobs.enqueue(WorkService, (it) => it.workFor(text), {
      parameters: { [text]: text },
    });
    expect(await app.jobs.get(id)).toMatchObject({
      args: [text],
      parameters: { [text]: text },
    });
  });
});
