import { afterEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  BackgroundJobService,
  HangfireModule,
  InvalidOptionsError,
  InvalidQueueNameError,
  MemoryJobStorage,
  Queue,
  QueueService,
} from 'nestjs-hangfire';
import { HangfireTestingModule, hangfireTesting } from 'nestjs-hangfire/testing';
import { loseNextAnswer } from '../../support/lose-next-answer.js';

class MailService {
  @Queue('mails')
  send() {}
}

let app: TestingModule;
afterEach(() => app.close());

async function start(storage = new MemoryJobStorage()) {
  app = await Test.createTestingModule({
    imports: [HangfireModule.forRoot({ storage, server: false })],
    providers: [MailService],
  }).compile();
  await app.init();
  return { queues: app.get(QueueService), jobs: app.get(BackgroundJobService), storage };
}

describe('QueueService', () => {
  it('lists queues with their jobs, and with the person who has paused them', async () => {
    const { queues, jobs } = await start();
    await jobs.enqueueMany(MailService, [1, 2], (mails) => mails.send());
    await queues.pause('reports', { by: 'Ada' });

    expect(await queues.list()).toMatchObject([
      { name: 'mails', ready: { count: 2, isExact: true }, processing: 0 },
      { name: 'reports', ready: { count: 0 }, pausedAt: expect.any(Date), pausedBy: 'Ada' },
    ]);
  });

  it('pauses and resumes a queue, and says whether that was a change', async () => {
    const { queues } = await start();

    expect(await queues.resume('mails')).toBe(false);
    expect(await queues.pause('mails')).toBe(true);
    expect(await queues.pause('mails')).toBe(false);
    expect(await queues.list()).toMatchObject([{ name: 'mails', pausedBy: 'the application' }]);
    expect(await queues.resume('mails')).toBe(true);
    expect(await queues.list()).toEqual([]);
  });

  it.each(['pause', 'resume'] as const)('counts a %s whose answer was lost', async (change) => {
    const { queues, storage } = await start();
    if (change === 'resume') await queues.pause('mails');
    loseNextAnswer(storage.queues, change);

    expect(await queues[change]('mails')).toBe(true);
  });

  it.each(['', 'No Queue', undefined as unknown as string])('refuses the name %p', async (name) => {
    const { queues } = await start();

    await expect(queues.pause(name)).rejects.toThrow(InvalidQueueNameError);
    await expect(queues.resume(name)).rejects.toThrow(InvalidQueueNameError);
  });

  it('refuses impossible options', async () => {
    const { queues } = await start();

    await expect(queues.pause('mails', { by: '' })).rejects.toThrow(InvalidOptionsError);
    await expect(queues.pause('mails', { who: 'Ada' } as object)).rejects.toThrow(/Unknown option/);
  });

  it('holds jobs back in the testing kit', async () => {
    app = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot()],
      providers: [MailService],
    }).compile();
    await app.init();
    const testing = hangfireTesting(app);
    const queues = app.get(QueueService);
    await queues.pause('mails');
    await app.get(BackgroundJobService).enqueue(MailService, (mails) => mails.send());
    await testing.drain();
    expect(testing.enqueued()).toMatchObject([{ state: 'Enqueued' }]);

    await queues.resume('mails');
    await testing.drain();
    expect(testing.enqueued()).toMatchObject([{ state: 'Succeeded' }]);
  });
});
