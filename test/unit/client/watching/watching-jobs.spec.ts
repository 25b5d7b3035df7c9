import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lastValueFrom, take, toArray } from 'rxjs';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import type { JobUpdate } from '../../../../lib/client/watching/job-update.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';
import { watchedStorage } from '../../../support/watched-storage.js';

let mayEnd: Signal;

class ReportService {
  async build(): Promise<void> {
    await mayEnd;
  }

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0], logEvents: false })
  fail(): void {
    throw new Error('No');
  }
}

let looks: number;
let app: HangfireApp;

beforeEach(async () => {
  mayEnd = new Signal();
  looks = 0;
  const storage = watchedStorage(new MemoryJobStorage(), (name, call) => {
    if (name === 'jobs.findStates') looks += 1;
    return call();
  });
  app = await HangfireApp.start({ storage, providers: [ReportService] });
});
afterEach(async () => {
  mayEnd.fire();
  await app.close();
});

const updatesOf = (id: string | null) => lastValueFrom(app.jobs.watch(id).pipe(toArray()));
const later = () => app.jobs.schedule(ReportService, (report) => report.build(), { hours: 1 });

describe('a watched job', () => {
  it('reports its state, then its last state, and then nothing more', async () => {
    const id = await later();
    const updates = updatesOf(id);
    await lastValueFrom(app.jobs.watch(id).pipe(take(1)));
    await app.jobs.delete(id);

    expect(await updates).toEqual([
      { id, state: 'Scheduled', attempt: 0, hasEnded: false },
      { id, state: 'Deleted', attempt: 0, hasEnded: true },
    ]);
  });

  it('completes at once where it has ended', async () => {
    mayEnd.fire();
    const id = await app.jobs.enqueue(ReportService, (report) => report.build());
    await app.reaches(id, 'Succeeded');

    expect(await updatesOf(id)).toEqual([{ id, state: 'Succeeded', attempt: 1, hasEnded: true }]);
  });

  it('completes where it has failed for good', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.fail());

    expect((await updatesOf(id)).at(-1)).toEqual({
      id,
      state: 'Failed',
      attempt: 2,
      hasEnded: true,
    });
  });

  it('reports its known state to a further subscriber', async () => {
    const id = await later();
    await lastValueFrom(app.jobs.watch(id).pipe(take(1)));

    const seen: JobUpdate[] = [];
    const first = app.jobs.watch(id).subscribe();
    await lastValueFrom(app.jobs.watch(id).pipe(take(1)));
    const second = app.jobs.watch(id).subscribe((update) => seen.push(update));
    expect(seen).toEqual([{ id, state: 'Scheduled', attempt: 0, hasEnded: false }]);
    first.unsubscribe();
    second.unsubscribe();
  });

  it("reports to each subscriber in the context of the subscriber's own request", async () => {
    const requests = new AsyncLocalStorage<string>();
    const id = await later();
    const heardIn: unknown[] = [];
    const hear = () => heardIn.push(requests.getStore());
    const hearing = requests.run('subscriber', () => {
      app.jobs.watch(id).subscribe({ next: hear, complete: hear });
      return lastValueFrom(app.jobs.watch(id).pipe(take(1)));
    });
    await hearing;
    await requests.run('other', () => app.jobs.delete(id));

    expect(heardIn).toEqual(['subscriber', 'subscriber', 'subscriber']);
  });

  it('shares its looks with everybody who waits for it', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.build());
    await app.reaches(id, 'Processing');
    const waiting = [1, 2, 3].map(() => app.jobs.waitForResult(id));
    const watching = [1, 2, 3].map(() => updatesOf(id));
    mayEnd.fire();
    await Promise.all([...waiting, ...watching]);

    expect(looks).toBe(1);
  });

  it('causes no more looks when its only subscriber has gone', async () => {
    const id = await later();
    await lastValueFrom(app.jobs.watch(id).pipe(take(1)));
    const looksBefore = looks;
    const subscription = app.jobs.watch(id).subscribe();
    subscription.unsubscribe();
    await lastValueFrom(app.jobs.watch(await later()).pipe(take(1)));

    expect(looks).toBe(looksBefore + 1);
  });

  it('fails where there is no such job', async () => {
    const unknown = '019a0000-0000-7000-8000-000000000000';

    await expect(updatesOf(unknown)).rejects.toMatchObject({ code: 'HANGFIRE_UNKNOWN_JOB' });
    await expect(updatesOf(null)).rejects.toMatchObject({ code: 'HANGFIRE_UNKNOWN_JOB' });
    await expect(updatesOf(7 as never)).rejects.toMatchObject({ code: 'HANGFIRE_INVALID_JOB_ID' });
  });

  it('fails when the application closes', async () => {
    const updates = updatesOf(await later()).catch((error: unknown) => error);
    await app.close();

    expect(await updates).toMatchObject({ code: 'HANGFIRE_STORAGE_CLOSED' });
  });

  it('fails after the application has closed', async () => {
    const id = await later();
    await app.close();

    await expect(updatesOf(id)).rejects.toMatchObject({ code: 'HANGFIRE_STORAGE_CLOSED' });
  });
});
