import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidOptionsError, UnknownMethodError } from 'nestjs-hangfire';
import {
  type HangfireTesting,
  HangfireTestingMissingError,
  hangfireMatchers,
} from 'nestjs-hangfire/testing';
import { ada, CampaignService, EmailService } from './support/shop.js';
import { TestingApp } from './support/testing-app.js';

expect.extend(hangfireMatchers);

/** What a failing expectation says, without its colours. */
function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  throw new Error('The expectation was met.');
}

describe('toHaveEnqueued', () => {
  let app: TestingApp;
  let hangfire: HangfireTesting;

  beforeEach(async () => {
    app = await TestingApp.start();
    hangfire = app.hangfire;
  });
  afterEach(() => app.close());

  const welcome = (options = {}) =>
    app.jobs.enqueue(EmailService, (email) => email.sendWelcome(ada.address, ada), options);
  const remindIn = (days: number) =>
    app.jobs.schedule(EmailService, (email) => email.sendReminder('ada'), { days });

  it('finds a job of a method, of a service, or any', async () => {
    expect(hangfire).not.toHaveEnqueued();
    await welcome();

    expect(hangfire).toHaveEnqueued();
    expect(hangfire).toHaveEnqueued(EmailService);
    expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome');
    expect(hangfire).not.toHaveEnqueued(CampaignService);
    expect(hangfire).not.toHaveEnqueued(EmailService, 'sendReminder');
  });

  it('compares the first arguments, or all of them, and objects in them in part', async () => {
    await welcome();
    const args = [ada.address, { name: 'Ada' }] as const;

    expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', { args });
    expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', { args: [ada.address] });
    expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', { args: [ada.address, ada] });
    expect(hangfire).not.toHaveEnqueued(EmailService, 'sendWelcome', {
      args: [ada.address, { name: 'Bob' }],
    });
    expect(hangfire).not.toHaveEnqueued(EmailService, 'sendWelcome', { args: ['bob'] });
  });

  it('takes asymmetric matchers, for arguments and other properties', async () => {
    await welcome({ parameters: { tenant: 'acme', trace: 'a-1' } });

    expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', {
      args: [expect.stringContaining('@'), expect.objectContaining({ id: expect.any(Number) })],
      queue: expect.stringMatching(/^crit/),
      parameters: { trace: expect.any(String) },
    });
    expect(hangfire).not.toHaveEnqueued(EmailService, 'sendWelcome', {
      args: [expect.any(String), { id: expect.any(String) }],
    });
  });

  it('compares queue, priority, state and parameters', async () => {
    await welcome({ priority: -1, parameters: { tenant: 'acme' } });
    const found = { queue: 'critical', priority: -1, state: 'Enqueued' };

    expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', found);
    expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', {
      parameters: { tenant: 'acme' },
    });
    for (const other of [{ queue: 'default' }, { priority: 0 }, { state: 'Succeeded' }]) {
      expect(hangfire).not.toHaveEnqueued(EmailService, 'sendWelcome', other);
    }
    await hangfire.drain();
    expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', { state: 'Succeeded' });
  });

  it('compares the time that a job is scheduled for', async () => {
    await remindIn(3);
    const at = new Date('2026-03-04T12:00:00Z');

    expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { at });
    expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { at: { days: 3 } });
    expect(hangfire).not.toHaveEnqueued(EmailService, 'sendReminder', { at: { days: 2 } });
    expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', {
      at: { days: 2, hours: 23 },
      within: { hours: 1 },
    });
    expect(hangfire).not.toHaveEnqueued(EmailService, 'sendReminder', {
      at: { days: 2, hours: 22 },
      within: { hours: 1 },
    });
  });

  it('compares how soon a job has to run', async () => {
    await welcome();
    await remindIn(3);

    expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { within: { days: 3 } });
    expect(hangfire).not.toHaveEnqueued(EmailService, 'sendReminder', { within: { days: 2 } });
    expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', { within: { seconds: 0 } });
    expect(hangfire).not.toHaveEnqueued(EmailService, 'sendWelcome', { at: { seconds: 0 } });
  });

  it('counts', async () => {
    expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { count: 0 });
    await remindIn(3);
    await remindIn(4);

    expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { count: 2 });
    expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { at: { days: 4 }, count: 1 });
    expect(hangfire).not.toHaveEnqueued(EmailService, 'sendReminder', { count: 1 });
  });

  it('shows the nearest job and all enqueued jobs, when it finds nothing', async () => {
    await remindIn(3);
    await app.jobs.enqueue(EmailService, (email) => email.sendWelcome('bob', { ...ada, id: 8 }), {
      queue: 'low',
    });
    await welcome();

    expect(
      messageOf(() =>
        expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', {
          args: ['eve@example.com', { id: 7 }],
          queue: 'critical',
        }),
      ),
    ).toBe(
      `Expected a job of EmailService.sendWelcome with
  args: ["eve@example.com", {"id": 7}]
  queue: "critical"

Nearest:
  EmailService.sendWelcome('ada@example.com', { id: 7, name: 'Ada', address: 'ada@example.com' }) is Enqueued in critical
    args[0]: expected "eve@example.com", found "ada@example.com"

All jobs (3):
  1. EmailService.sendReminder('ada') is Scheduled for 2026-03-04T12:00:00.000Z in default
  2. EmailService.sendWelcome('bob', { id: 8, name: 'Ada', address: 'ada@example.com' }) is Enqueued in low
  3. EmailService.sendWelcome('ada@example.com', { id: 7, name: 'Ada', address: 'ada@example.com' }) is Enqueued in critical`,
    );
  });

  it('says when there is no job of the method, or none at all', async () => {
    const message = () =>
      messageOf(() => expect(hangfire).toHaveEnqueued(EmailService, 'sendOnce'));
    expect(message()).toBe(
      `Expected a job of EmailService.sendOnce

No job of EmailService.sendOnce was enqueued.

All jobs: none.`,
    );

    await welcome();
    expect(message()).toContain('All jobs (1):');
  });

  it('shows the jobs that it found, when it should have found none or another number', async () => {
    await remindIn(3);
    const found = `Found (1):
  1. EmailService.sendReminder('ada') is Scheduled for 2026-03-04T12:00:00.000Z in default`;

    expect(
      messageOf(() => expect(hangfire).not.toHaveEnqueued(EmailService, 'sendReminder')),
    ).toContain(`Expected no job of EmailService.sendReminder\n\n${found}`);
    expect(
      messageOf(() => expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { count: 2 })),
    ).toContain(`Expected exactly 2 jobs of EmailService.sendReminder\n\n${found}`);
    expect(
      messageOf(() =>
        expect(hangfire).not.toHaveEnqueued(EmailService, 'sendReminder', { count: 1 }),
      ),
    ).toContain('Expected any number but 1 job of EmailService.sendReminder');
  });

  it('shows times', async () => {
    await remindIn(3);
    const message = messageOf(() =>
      expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { at: { days: 1 } }),
    );

    expect(message).toContain('  at: 2026-03-02T12:00:00.000Z');
    expect(message).toContain(
      '    at: expected 2026-03-02T12:00:00.000Z, found 2026-03-04T12:00:00.000Z',
    );
  });

  it('lists ten jobs at most', async () => {
    for (let days = 1; days <= 12; days += 1) await remindIn(days);

    expect(messageOf(() => expect(hangfire).not.toHaveEnqueued())).toContain('  and 2 more');
  });

  it('is of no use for anything but a HangfireTesting', () => {
    expect(() => expect({ jobs: [] }).not.toHaveEnqueued(EmailService)).toThrow(
      HangfireTestingMissingError,
    );
    expect(() => expect(app.jobs).toHaveEnqueued(EmailService)).toThrow(
      'There is no HangfireTesting in what was given to expect, which is [BackgroundJobService].',
    );
  });

  it('refuses unknown names, with which every expectation of absence would hold', () => {
    expect(() =>
      expect(hangfire).not.toHaveEnqueued(EmailService, 'sendWelcom' as 'sendWelcome'),
    ).toThrow(UnknownMethodError);
    expect(() =>
      expect(hangfire).not.toHaveEnqueued(EmailService, 'sendWelcome', { quue: 'low' } as object),
    ).toThrow(InvalidOptionsError);
    expect(() =>
      expect(hangfire).not.toHaveEnqueued(EmailService, 'sendWelcome', { quue: 'low' } as object),
    ).toThrow('Unknown option "quue" in toHaveEnqueued. Did you mean "queue"?');
  });

  it('knows the methods and their arguments', () => {
    const never = () => {
      // @ts-expect-error there is no such method
      expect(hangfire).toHaveEnqueued(EmailService, 'sendGoodbye');
      // @ts-expect-error a field is no method
      expect(hangfire).toHaveEnqueued(EmailService, 'log');
      // @ts-expect-error the argument has another type
      expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { args: [7] });
      // @ts-expect-error a property of the argument has another type
      expect(hangfire).toHaveEnqueued(EmailService, 'sendWelcome', { args: ['a', { id: 'b' }] });
      // @ts-expect-error there are fewer arguments
      expect(hangfire).toHaveEnqueued(EmailService, 'sendReminder', { args: ['a', 'b'] });
      // @ts-expect-error the job has other arguments
      hangfire.enqueued(EmailService, 'sendReminder')[0]?.args satisfies [number] | undefined;
      // @ts-expect-error there is no such method
      hangfire.failNext(EmailService, 'sendGoodbye', new Error());
    };

    expect(never).toBeInstanceOf(Function);
  });
});
