import { afterEach, describe, expect, it } from '@jest/globals';
import { BadRequestException, Injectable } from '@nestjs/common';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { PERMISSIONS } from '../../../lib/dashboard/access/permissions.js';
import { HangfireDashboardModule } from '../../../lib/dashboard/hangfire-dashboard.module.js';
import type { CreatingContext } from '../../../lib/filters/client-filter.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { Masked } from '../../../lib/job/display/masked.js';
import { JobMethod } from '../../../lib/job/job-method.js';
import { JobType } from '../../../lib/job/job-type.js';
import { HangfireModule } from '../../../lib/nest/hangfire.module.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aNewJob } from '../../support/builders.js';
import { DashboardApp, type DashboardAppOptions } from '../../support/dashboard-app.js';

class JudgeNumbers {
  onCreating(context: CreatingContext): void {
    const [number] = context.job.args;
    if (number === 13) context.canceled = true;
    if (number === 14) throw new BadRequestException(['number must not be 14', 'to is missing']);
    if (number === 15) throw new Error('secret of the application');
  }
}

@JobType('Letters', { aliases: ['Mail'] })
class LetterService {
  @Queue('post')
  @UseJobFilters(new JudgeNumbers())
  send(_number: number, _options: { to: string } = { to: 'ada' }): void {}

  pay(_amount: number, @Masked() _card: string): void {}

  note(_at: Date, _text: string): void {}

  @JobMethod({ aliases: ['gather'] })
  collect(..._names: string[]): void {}
}

/** Nothing says that its methods are jobs. */
@Injectable()
class VaultService {
  open(_code: number): void {}
}

let app: DashboardApp;
let storage: MemoryJobStorage;
afterEach(() => app.close());

async function start(given: Partial<DashboardAppOptions> = {}): Promise<void> {
  storage = new MemoryJobStorage();
  app = await DashboardApp.start({
    storage,
    providers: [LetterService, VaultService],
    ...given,
  });
}

const send = { type: 'Letters', method: 'send' };
const create = (body: object) => app.send('POST', 'jobs', body);
const read = async (id: string) => (await app.get(`jobs/${id}`)).body;

async function jobCount(): Promise<number> {
  return (await storage.monitoring.count({}, 100)).count;
}

describe('A new job', () => {
  it('is created with its arguments, in the queue of its method', async () => {
    await start();
    const { status, body } = await create({ ...send, args: [7, { to: 'grace' }] });

    expect(status).toBe(201);
    const job = await app.jobs.get(body.jobId);
    expect(job).toMatchObject({ type: 'Letters', state: 'Enqueued', queue: 'post' });
    expect(job?.args).toEqual([7, { to: 'grace' }]);
    expect(job?.history[0]?.reason).toBe('Created by somebody in the dashboard');
    expect((await app.get('audit')).body.entries[0]).toMatchObject({
      action: 'job.create',
      subject: body.jobId,
      details: 'Letters.send',
    });
  });

  it('waits for its time, in the queue that was asked for', async () => {
    await start();
    const before = Date.now();
    const { body } = await create({ ...send, args: [1], queue: 'slow', delaySeconds: 600 });

    const job = await read(body.jobId);
    expect(job).toMatchObject({ state: 'Scheduled', queue: 'slow' });
    expect(job.runAt).toBeGreaterThanOrEqual(before + 600_000);
  });

  it('may be cancelled by a filter', async () => {
    await start();
    expect(await create({ ...send, args: [13] })).toMatchObject({ body: { jobId: null } });
    expect(await jobCount()).toBe(0);
  });

  it.each([
    ['a class that is unknown', { type: 'Nobody', method: 'send' }, 'no class named "Nobody"'],
    ['a method that is unknown', { ...send, method: 'sned' }, 'no method "sned"'],
    ['a method of every object', { ...send, method: 'toString' }, 'no method "toString"'],
    ['the constructor', { ...send, method: 'constructor' }, 'no method "constructor"'],
    ['a lifecycle hook', { ...send, method: 'onModuleInit' }, 'no method "onModuleInit"'],
    ['a class that runs no jobs', { type: 'VaultService', method: 'open' }, 'not known as a job'],
    ['too many arguments', { ...send, args: [1, 2, 3] }, 'takes at most 2, got 3'],
    ['a queue with a wrong name', { ...send, args: [1], queue: 'a b\nc' }, 'queue'],
    ['arguments that are no list', { ...send, args: { 0: 1 } }, 'args'],
    ['a negative delay', { ...send, delaySeconds: -1 }, 'delaySeconds'],
    ['an unknown field', { ...send, priority: 1 }, 'priority'],
    ['kept arguments without an original', { ...send, args: [1], kept: [0] }, 'kept'],
    ['nothing', {}, 'type'],
  ])('is refused for %s', async (_, body, message) => {
    await start();
    const answer = await create(body);

    expect([answer.status, answer.body.message]).toEqual([422, expect.stringContaining(message)]);
    expect(await jobCount()).toBe(0);
    expect((await app.get('audit')).body.entries).toEqual([]);
  });

  it('is refused when its arguments are larger than the application allows', async () => {
    storage = new MemoryJobStorage();
    app = await DashboardApp.of(
      {
        imports: [
          HangfireModule.forRoot({ storage, server: false, maxArgumentsBytes: 1_000 }),
          HangfireDashboardModule.forRoot({
            authorize: () => ({ name: 'ada', permissions: PERMISSIONS }),
          }),
        ],
        providers: [LetterService],
      },
      {},
    );
    const answer = await create({ ...send, args: ['x'.repeat(2_000)] });

    expect([answer.status, answer.body.code]).toEqual([422, 'HANGFIRE_ARGUMENTS_TOO_LARGE']);
    expect(await jobCount()).toBe(0);
  });

  it('is refused without the permission to create, and by a dashboard that is read-only', async () => {
    const permissions = ['view', 'requeue', 'delete', 'trigger', 'pause', 'edit'] as const;
    await start({ dashboard: { authorize: () => ({ name: 'ada', permissions }) } });
    expect((await create({ ...send, args: [1] })).status).toBe(403);
    expect((await app.get('job-methods')).status).toBe(403);
    expect((await app.get(`jobs/${aJobId()}/copy`)).status).toBe(403);
    await app.close();

    await start({ dashboard: { readOnly: true } });
    expect((await create({ ...send, args: [1] })).status).toBe(403);
  });
});

describe('A client filter that refuses a new job', () => {
  it('tells the person why, by an HTTP exception', async () => {
    await start();
    expect(await create({ ...send, args: [14] })).toMatchObject({
      status: 422,
      body: { message: 'number must not be 14\nto is missing' },
    });
    expect(await jobCount()).toBe(0);
  });

  it('tells nothing by another error', async () => {
    await start();
    const { status, body } = await create({ ...send, args: [15] });

    expect([status, body.code]).toEqual([500, 'HANGFIRE_DASHBOARD_FAILED']);
    expect(body.message).not.toContain('secret');
  });
});

describe('The methods for new jobs', () => {
  it('are those of classes with a decorator, with their parameters and masks', async () => {
    await start();
    const { body } = await app.get('job-methods');

    expect(body.isCut).toBe(false);
    const byName = new Map<string, unknown>(
      body.methods.map((one: { type: string; method: string }) => [
        `${one.type}.${one.method}`,
        one,
      ]),
    );
    expect(byName.get('Letters.pay')).toEqual({
      type: 'Letters',
      method: 'pay',
      parameters: [
        { name: '_amount', isMasked: false },
        { name: '_card', isMasked: true },
      ],
      takesMore: false,
    });
    expect(byName.get('Letters.collect')).toMatchObject({ takesMore: true });
    expect(byName.has('VaultService.open')).toBe(false);
  });

  it('are also those that jobs in the store call', async () => {
    await start();
    await app.jobs.enqueue(VaultService, (vault) => vault.open(1));
    const { body } = await app.get('job-methods');

    expect(body.methods).toContainEqual(
      expect.objectContaining({ type: 'VaultService', method: 'open' }),
    );
    expect((await create({ type: 'VaultService', method: 'open', args: [2] })).status).toBe(201);
  });
});

describe('The copy of a job', () => {
  it('is offered with the arguments of the original, and links to it', async () => {
    await start();
    const original = await app.jobs.enqueue(LetterService, (it) => it.send(7, { to: 'grace' }), {
      priority: 5,
    });
    const { body: copy } = await app.get(`jobs/${original}/copy`);
    expect(copy).toMatchObject({ ...send, queue: 'post', takesMore: false });
    expect(copy.args.map(({ json }: { json: string }) => JSON.parse(json))).toEqual([
      7,
      { to: 'grace' },
    ]);

    const { body } = await create({ ...send, args: [8], copyOf: original });
    expect(await read(body.jobId)).toMatchObject({ copyOf: original, priority: 5 });
    expect((await app.jobs.get(original))?.state).toBe('Enqueued');
    expect((await app.get('audit')).body.entries[0].details).toBe(
      `Letters.send, copy of ${original}`,
    );
  });

  it('is created under the present names where the original has older names', async () => {
    await start();
    const original = aNewJob({ type: 'Mail', method: 'gather', arguments: '["ada"]' });
    await storage.jobs.createJobs([original]);
    const { body: copy } = await app.get(`jobs/${original.id}/copy`);
    expect(copy).toMatchObject({ type: 'Letters', method: 'collect' });

    const { type, method } = copy;
    const { status, body } = await create({ type, method, args: ['bo'], copyOf: original.id });
    expect(status).toBe(201);
    expect(await app.jobs.get(body.jobId)).toMatchObject({ type, method, args: ['bo'] });
    const named = { type: 'Mail', method: 'gather', args: ['bo'], copyOf: original.id };
    expect((await create(named)).status).toBe(201);
    expect((await app.get('audit')).body.entries[0].details).toBe(
      `Letters.collect, copy of ${original.id}`,
    );
  });

  it('never tells a masked value, which has to be given anew', async () => {
    await start();
    const original = await app.jobs.enqueue(LetterService, (it) => it.pay(7, '4111-secret'));
    const { body: copy } = await app.get(`jobs/${original}/copy`);
    expect(JSON.stringify(copy)).not.toContain('secret');
    expect(copy.args).toEqual([
      { name: '_amount', isMasked: false, json: '7', canBeKept: false },
      { name: '_card', isMasked: true, canBeKept: false },
    ]);

    const call = { type: 'Letters', method: 'pay', args: [7, null], copyOf: original };
    const answer = await create({ ...call, kept: [1] });
    expect([answer.status, answer.body.message]).toEqual([
      422,
      expect.stringContaining('args[1]: may be hidden from you'),
    ]);
  });

  it('can keep a value that JSON lacks', async () => {
    await start();
    const at = new Date('2026-01-31T12:00:00Z');
    const original = await app.jobs.enqueue(LetterService, (it) => it.note(at, 'a'));
    const { body: copy } = await app.get(`jobs/${original}/copy`);
    expect(copy.args).toEqual([
      { name: '_at', isMasked: false, canBeKept: true },
      { name: '_text', isMasked: false, json: '"a"', canBeKept: false },
    ]);

    const call = { type: 'Letters', method: 'note', args: [null, 'b'], copyOf: original };
    const { body } = await create({ ...call, kept: [0] });
    expect((await app.jobs.get(body.jobId))?.args).toEqual([at, 'b']);
    expect((await create({ ...call, kept: [2] })).status).toBe(422);
  });

  it('has no values where the dashboard shows no arguments', async () => {
    await start({ dashboard: { displayArguments: false } });
    const original = await app.jobs.enqueue(LetterService, (it) => it.send(7));

    expect((await app.get(`jobs/${original}/copy`)).body.args).toEqual([
      { name: '_number', isMasked: true, canBeKept: false },
    ]);
  });

  it('is refused where the arguments of the original are damaged or too many, and has no long ones', async () => {
    await start();
    const stored = async (args: string) => {
      const job = aNewJob({ type: 'Letters', method: 'collect', arguments: args });
      await storage.jobs.createJobs([job]);
      return app.get(`jobs/${job.id}/copy`);
    };
    expect(await stored('[1,')).toMatchObject({
      status: 422,
      body: { code: 'HANGFIRE_DAMAGED_ARGUMENTS' },
    });
    expect(await stored(JSON.stringify(Array(101).fill('a')))).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('at most 100') },
    });
    const { body } = await stored(JSON.stringify(['x'.repeat(100_001), 'short']));
    expect(body.args[0].json).toBeUndefined();
    expect(body.args[1].json).toBe('"short"');
  });

  it('is refused for another call, and for a job that does not exist', async () => {
    await start();
    const original = await app.jobs.enqueue(LetterService, (it) => it.send(7));
    const other = { type: 'Letters', method: 'pay', args: [1], copyOf: original };
    expect((await create(other)).status).toBe(422);
    expect((await create({ ...send, args: [1], copyOf: aJobId() })).status).toBe(404);
    expect((await app.get(`jobs/${aJobId()}/copy`)).status).toBe(404);
  });
});

describe('A new recurring job', () => {
  const nightly = { ...send, id: 'nightly', args: [1], cron: '0 3 * * *', timeZone: 'UTC' };

  it('is created with its schedule', async () => {
    await start();
    const { status, body } = await app.send('POST', 'recurring-jobs', nightly);

    expect([status, body]).toEqual([201, { id: 'nightly' }]);
    expect(await storage.recurring.find('nightly')).toMatchObject({
      ...send,
      cron: '0 3 * * *',
      arguments: '[1]',
    });
    expect((await app.get('audit')).body.entries[0]).toMatchObject({
      action: 'recurring.create',
      subject: 'nightly',
      details: 'Letters.send, 0 3 * * * (UTC)',
    });
  });

  it('does not replace another one', async () => {
    await start();
    await app.send('POST', 'recurring-jobs', nightly);
    const again = await app.send('POST', 'recurring-jobs', { ...nightly, cron: '0 4 * * *' });

    expect([again.status, again.body.code]).toEqual([
      409,
      'HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS',
    ]);
    expect((await app.get('recurring-jobs/details?id=nightly')).body.cron).toBe('0 3 * * *');
  });

  it.each([
    ['cron', { cron: 'every day' }],
    ['time zone', { timeZone: 'Mars/Olympus' }],
    ['id', { id: '' }],
    ['method', { method: 'sned' }],
    ['arguments', { args: [1, 2, 3] }],
  ])('is refused with a wrong %s', async (_, wrong) => {
    await start();
    const { status } = await app.send('POST', 'recurring-jobs', { ...nightly, ...wrong });

    expect(status).toBe(422);
    expect((await app.get('recurring-jobs')).body.recurringJobs).toEqual([]);
  });
});
