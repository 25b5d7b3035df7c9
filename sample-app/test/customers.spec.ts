import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EmailService } from '../src/emails/email.service.js';
import './support/matchers.js';
import { TestApp } from './support/test-app.js';

describe('Customers', () => {
  const ada = { name: 'Ada', address: 'ada@example.com' };
  let app: TestApp;

  beforeEach(async () => {
    app = await TestApp.start();
  });

  afterEach(() => app.close());

  it('are welcomed', async () => {
    await app.post('/customers', ada);

    expect(app.hangfire).toHaveEnqueued(EmailService, 'sendWelcome', {
      args: ['ada@example.com', 'Ada'],
      queue: 'critical',
    });
    await app.hangfire.drain();
    expect(app.outbox.mails).toMatchObject([
      { to: { name: 'Ada', address: 'ada@example.com' }, subject: 'Welcome, Ada' },
    ]);
  });

  it('are welcomed only with an address', async () => {
    const { status } = await app.post('/customers', { name: 'Ada', address: 'nowhere' });

    expect(status).toBe(400);
    expect(app.hangfire).not.toHaveEnqueued(EmailService);
  });

  it('are reminded after three days', async () => {
    await app.post('/reminders', ada);
    expect(app.hangfire).toHaveEnqueued(EmailService, 'sendReminder', {
      args: [expect.stringContaining('@')],
      at: { days: 3 },
    });

    // Without the pause, the digest would run 4,320 times.
    await app.recurringJobs.pause('digest');
    await app.hangfire.advance({ days: 2, hours: 23 });
    expect(app.outbox.mails).toEqual([]);

    await app.hangfire.advance({ hours: 1 });
    expect(app.outbox.subjects).toEqual(['Have you looked around?']);
  });

  it('hear of it when the jobs cannot be stored', async () => {
    app.hangfire.failNextEnqueue();
    const { status } = await app.post('/customers', ada);

    expect(status).toBe(500);
    expect(app.hangfire).not.toHaveEnqueued();
  });
});
