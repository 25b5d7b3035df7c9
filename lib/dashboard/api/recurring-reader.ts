import type { HangfireClientParts } from '../../client/hangfire-client.js';
import type { RecurringJobDetails } from '../../client/recurring-job-details.js';
import type { OccurrenceRecord } from '../../storage/recurring-store.js';
import type { Disclosure } from '../display/disclosure.js';
import type { RecurringAnswer } from './answers.js';
import { recurringAnswerOf } from './mapping/recurring-answer.js';

const OCCURRENCES = 30;
/** A list shows the last runs of so many. */
const MAX_WITH_OCCURRENCES = 200;

/** Reads recurring jobs together with their last runs. */
export class RecurringReader {
  constructor(
    private readonly client: HangfireClientParts,
    private readonly disclosure: Disclosure,
  ) {}

  async list(): Promise<RecurringAnswer[]> {
    const { recurringJobs, storage } = this.client;
    const jobs = await recurringJobs.list();
    const ids = jobs.slice(0, MAX_WITH_OCCURRENCES).map(({ id }) => id);
    const occurrences = await storage.recurring.findOccurrences(ids, OCCURRENCES);
    return jobs.map((job) => this.answer(job, occurrences.get(job.id) ?? []));
  }

  async read(job: RecurringJobDetails): Promise<RecurringAnswer> {
    const occurrences = await this.client.recurringJobs.occurrences(job.id, OCCURRENCES);
    return this.answer(job, occurrences);
  }

  private answer(
    job: RecurringJobDetails,
    occurrences: readonly OccurrenceRecord[],
  ): RecurringAnswer {
    const now = this.client.storage.clock.now();
    const { type, method, args: values } = job;
    const displayName = this.disclosure.displayName({ type, method, values });
    return recurringAnswerOf(job, { displayName, occurrences, now });
  }
}
