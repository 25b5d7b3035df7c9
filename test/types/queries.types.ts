import type { BackgroundJobService, FoundJob, JobQuery, JobQueryService } from '../../lib/index.js';

class MailService {
  send() {}
}

declare const jobs: BackgroundJobService;
declare const queries: JobQueryService;

/** Never runs: it compiles only where every expected error is one, and nothing else is. */
export async function queriesAreTyped(): Promise<void> {
  const id = await jobs.enqueue(MailService, (mails) => mails.send());
  const query: JobQuery = { ids: [id], states: ['Failed'], durationMs: { atLeast: 5 } };
  const { jobs: found, next } = await queries.search(query, { order: 'oldest' });
  const names: string[] = found.map((job: FoundJob) => job.displayName);
  const count: number = (await queries.count(query, { atMost: 5 })).count;
  await queries.search(query, { cursor: next });

  // @ts-expect-error there is no such field
  await queries.search({ state: 'Failed' });
  // @ts-expect-error times are dates
  await queries.search({ createdAfter: '2026-01-01' });
  // @ts-expect-error there is no such order
  await queries.search({}, { order: 'random' });
  const { changed }: { changed: number } = await queries.requeueAll(query, {
    perMinute: 60,
    by: 'Ada',
  });
  // @ts-expect-error all jobs of the store are meant by nobody
  await queries.deleteAll();
  // @ts-expect-error a count has no pages
  await queries.count({}, { limit: 5 });
  void [names, count, changed];
}
