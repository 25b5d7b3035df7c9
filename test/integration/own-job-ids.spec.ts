import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidNewJobIdError } from '../../lib/creation/errors/invalid-new-job-id-error.js';
import { newJobId } from '../../lib/creation/new-job-id.js';
import { InvalidOptionsError } from '../../lib/support/options/invalid-options-error.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

class InvoiceService {
  send(_invoice: number) {}
}

let database: TestDatabase;
let app: HangfireApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await HangfireApp.start({
    server: false,
    providers: [InvoiceService],
    storage: { type: 'postgres', url: database.url },
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('a job whose id the caller has made', () => {
  it('is created once, however often the call is repeated', async () => {
    const id = newJobId();
    const create = (invoice: number) =>
      app.jobs.enqueue(InvoiceService, (invoices) => invoices.send(invoice), { id });

    expect(await Promise.all([create(1), create(2)])).toEqual([id, id]);
    expect(await create(3)).toBe(id);
    expect(await app.jobs.get(id)).toMatchObject({ state: 'Enqueued' });
    expect((await app.jobs.countByState()).byState.Enqueued).toBe(1);
  });

  it('stays as it is when it has ended before the call is repeated', async () => {
    const id = newJobId();
    const create = () => app.jobs.enqueue(InvoiceService, (invoices) => invoices.send(1), { id });
    await create();
    await app.jobs.delete(id);

    expect(await create()).toBe(id);
    expect(await app.jobs.get(id)).toMatchObject({ state: 'Deleted' });
  });

  it('may be scheduled, may continue another job, and may be created with others', async () => {
    const [first, second, third] = [newJobId(), newJobId(), newJobId()];
    const send = (invoices: InvoiceService) => invoices.send(1);
    await app.jobs.schedule(InvoiceService, send, { hours: 1 }, { id: first });
    await app.jobs.continueWith(first, InvoiceService, send, { id: second });
    const together = () =>
      app.jobs.enqueueMany(InvoiceService, [1, 2], send, (item) =>
        item === 1 ? { id: third } : {},
      );

    const [created, another] = await together();
    const [again, oneMore] = await together();
    expect([created, again]).toEqual([third, third]);
    expect(another).not.toBe(oneMore);
    expect(await app.jobs.get(first)).toMatchObject({ state: 'Scheduled' });
    expect(await app.jobs.get(second)).toMatchObject({ state: 'Awaiting' });
  });

  it('is refused where the id is no UUID of version 7', async () => {
    for (const id of ['order-7', '', 'f47ac10b-58cc-4372-a567-0e02b2c3d479', 7]) {
      const creating = app.jobs.enqueue(InvoiceService, (invoices) => invoices.send(1), {
        id: id as string,
      });
      await expect(creating).rejects.toThrow(InvalidNewJobIdError);
    }
  });

  it('cannot share its id with the other jobs of a call', async () => {
    const options = { id: newJobId() } as object;
    const creating = app.jobs.enqueueMany(
      InvoiceService,
      [1, 2],
      (invoices, item) => invoices.send(item),
      options,
    );
    await expect(creating).rejects.toThrow(InvalidOptionsError);
  });
});
