import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NewsletterService } from '../src/emails/newsletter.service.js';
import { subscribers } from '../src/emails/subscribers.js';
import './support/matchers.js';
import { TestApp } from './support/test-app.js';

describe('The newsletter', () => {
  const everybody = Object.values(subscribers).flat();
  let app: TestApp;

  beforeEach(async () => {
    app = await TestApp.start();
  });

  afterEach(() => app.close());

  it('goes to everybody, as one batch', async () => {
    const response = await app.post('/newsletters');
    const { batchId } = (await response.json()) as { batchId: string };
    expect(app.hangfire).toHaveEnqueued(NewsletterService, 'send', { count: everybody.length });

    await app.hangfire.drain();
    expect(app.outbox.mails).toHaveLength(everybody.length);
    expect(await app.batches.get(batchId)).toMatchObject({
      state: 'Succeeded',
      progress: { total: everybody.length, succeeded: everybody.length },
    });
  });
});
