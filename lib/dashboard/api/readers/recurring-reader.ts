import type { HangfireClientParts } from '../../../client/hangfire-client.js';
import {
  type RecurringJobDetails,
  recurringJobDetailsOf,
} from '../../../client/recurring-job-details.js';
import { isSilent } from '../../../problems/silence.js';
import type { SearchPage } from '../../../storage/monitoring/monitoring-store.js';
import type { OccurrenceRecord } from '../../../storage/recurring/recurring-store.js';
import type { RecurringAnswer, RecurringJobsAnswer } from '../../answers/recurring.js';
import type { Disclosure } from '../../display/disclosure.js';
import { present } from '../mapping/present.js';
import {
  type RecurringParts,
  recurringAnswerOf,
  recurringRowOf,
} from '../mapping/recurring-answer.js';

const OCCURRENCES = 30;
/** As many runs as a list has room for. */
const OCCURRENCES_IN_LIST = 20;

/**
 * Reads recurring jobs with their last runs, and with their schedules in words of the reader's language.
 */
export class RecurringReader {
  constructor(
    private readonly client: HangfireClientParts,
    private readonly disclosure: Disclosure,
  ) {}

  async search(
    words: readonly string[],
    page: SearchPage,
    language: string,
  ): Promise<RecurringJobsAnswer> {
    const { storage, handlers } = this.client;
    const { recurringJobs, next } = await storage.monitoring.searchRecurringJobs(words, page);
    const ids = recurringJobs.map(({ id }) => id);
    const occurrences = await storage.recurring.findOccurrences(ids, OCCURRENCES_IN_LIST);

    const hasServers = await this.hasServers();
    const rows = recurringJobs.map((record) => {
      const job = recurringJobDetailsOf(record, handlers);
      const parts = this.partsOf(job, occurrences.get(job.id) ?? [], language);
      return recurringRowOf({ ...parts, hasServers });
    });
    return present({ recurringJobs: rows, next });
  }

  async read(job: RecurringJobDetails, language: string): Promise<RecurringAnswer> {
    const occurrences = await this.client.recurringJobs.occurrences(job.id, OCCURRENCES);
    return recurringAnswerOf({
      ...this.partsOf(job, occurrences, language),
      hasServers: await this.hasServers(),
      isQueuePaused: await this.isPaused(job.queue),
    });
  }

  private partsOf(
    job: RecurringJobDetails,
    occurrences: readonly OccurrenceRecord[],
    language: string,
  ): Omit<RecurringParts, 'hasServers'> {
    const { type, method, args: values } = job;
    const displayName = this.disclosure.displayName({ type, method, values });
    return { job, displayName, occurrences, language, now: this.client.storage.clock.now() };
  }

  private async hasServers(): Promise<boolean> {
    const { servers, clock } = this.client.storage;
    const now = clock.now();
    return (await servers.list()).some((server) => !isSilent(server, now));
  }

  private async isPaused(queue: string | undefined): Promise<boolean> {
    if (queue === undefined) return false;
    const paused = await this.client.storage.queues.pausedQueues();
    return paused.some(({ name }) => name === queue);
  }
}
