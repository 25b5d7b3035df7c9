import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { BackgroundJobService, type JobSucceededEvent, OnJob } from 'nestjs-hangfire';
import { HangfireTesting, HangfireTestingModule } from 'nestjs-hangfire/testing';

class MailService {
  send(to: number): string {
    return `sent to ${to}`;
  }
}

let heard: unknown[];

class MailListener {
  @OnJob(MailService, 'send', 'succeeded')
  async sent(event: JobSucceededEvent): Promise<void> {
    await Promise.resolve();
    heard.push(event.result);
  }
}

let app: TestingModule;
let jobs: BackgroundJobService;

const start = async (mode: 'manual' | 'inline') => {
  app = await Test.createTestingModule({
    imports: [HangfireTestingModule.forRoot({ mode })],
    providers: [MailService, MailListener],
  }).compile();
  await app.init();
  jobs = app.get(BackgroundJobService);
};

beforeEach(() => {
  heard = [];
});
afterEach(() => app.close());

describe('in an application under test', () => {
  it('listeners have been called when a call of the kit answers', async () => {
    await start('manual');
    await jobs.enqueue(MailService, (mail) => mail.send(7));
    await app.get(HangfireTesting).drain();

    expect(heard).toEqual(['sent to 7']);
  });

  it('a wait ends with the call that runs the job', async () => {
    await start('manual');
    const id = await jobs.enqueue(MailService, (mail) => mail.send(7));
    const waiting = jobs.waitForResult(id);
    await app.get(HangfireTesting).drain();

    expect(await waiting).toBe('sent to 7');
  });

  it('a wait has its result at once where jobs run inline', async () => {
    await start('inline');
    const id = await jobs.enqueue(MailService, (mail) => mail.send(7));

    expect(await jobs.waitForResult(id)).toBe('sent to 7');
  });
});
