import { HangfireError } from '../../support/hangfire-error.js';
import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { aNewBatch, aNewJob, anEntry } from '../support/builders.js';
import { aRecurringJob } from '../support/recurring-builders.js';

/** Stores the text in every field, finds it unchanged, and removes it again. */
export async function expectToBeText(store: StoreUnderTest, text: string): Promise<void> {
  await asNamesOfJobs(store, text);
  await asNamesBesideJobs(store, text);
  await asQuestions(store, text);
}

export async function asNamesOfJobs(store: StoreUnderTest, text: string): Promise<void> {
  const batch = aNewBatch({ description: text });
  const job = aNewJob({
    type: text,
    method: text,
    queue: text,
    parameters: { [text]: text },
    history: [anEntry('Enqueued', { reason: text, data: { [text]: text } })],
    batchId: batch.id,
  });
  await store.jobs.createJobs([job], { batches: [batch] });

  const { type, method, queue, parameters, history } = job;
  expect(await store.find(job.id)).toMatchObject({ type, method, queue, parameters, history });
  expect(await store.batch(batch)).toMatchObject({ description: text });

  const claimed = await store.claimNext({ queues: [text], serverId: text });
  expect(claimed).toMatchObject({ id: job.id, lease: { serverId: text } });
  expect(await store.takesLock(claimed, { resource: text })).toBe(true);
  expect(await store.takesLock({ ...claimed, lease: { ...claimed.lease, attempt: 9 } })).toBe(
    false,
  );
  await store.move(job, 'Deleted', { frees: text });
  await store.foldAll();
}

export async function asNamesBesideJobs(store: StoreUnderTest, text: string): Promise<void> {
  const { recurring, servers, audit } = store.storage;
  await servers.announce({ id: text, name: text, queues: [text], workerCount: 1 });
  expect(await servers.list()).toMatchObject([{ id: text, name: text, queues: [text] }]);
  await servers.heartbeat(text, { queues: [text], serverTimeoutMs: 1_000 });
  await servers.remove(text);

  const values = aRecurringJob({ id: text, description: text, cron: text, timeZone: text });
  await recurring.change(text, () => values);
  expect(await recurring.list()).toMatchObject([{ id: text, description: text, cron: text }]);
  expect(await recurring.findOccurrences([text], 1)).toBeDefined();
  expect(await recurring.remove(text)).toBe(true);

  await audit.record({ user: text, action: text, subject: text, details: text });
  const { entries } = await audit.list({ limit: 1, words: [text] });
  expect(entries).toMatchObject([{ user: text, action: text, subject: text, details: text }]);
}

/** The store answers each question, or throws an error of this library. */
export async function asQuestions(store: StoreUnderTest, text: string): Promise<void> {
  const { monitoring, statistics } = store.storage;
  const page = { limit: 5 };
  const questions = [
    () => store.jobs.findJob(text),
    () => store.batches.find(text),
    () => store.batches.cancel(text),
    () => store.continuations.findParents([text]),
    () => store.queues.pause(text, text),
    () => store.queues.resume(text),
    () => store.servers.requestStop(text),
    () => statistics.readCounter(text, { resolution: 'day', from: new Date() }),
    () => monitoring.search({ type: text, method: text, queue: text, serverId: text }, page),
    () => monitoring.search({ words: [text], error: text, argument: text }, page),
    () => monitoring.search({ states: [text], recurringId: text }, page),
    () => monitoring.search({ batchId: text }, page),
    () => monitoring.search({ ids: [text] }, page),
    () => monitoring.search({}, { ...page, cursor: text }),
    () => monitoring.searchBatches({ description: text }, page),
    () => monitoring.count({ words: [text] }, 10),
  ];
  for (const ask of questions) {
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof HangfireError)) throw error;
    }
  }
}
