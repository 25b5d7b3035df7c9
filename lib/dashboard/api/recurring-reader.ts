import type { HangfireClientParts } from '../../client/hangfire-client.js';
import type { RecurringJobDetails } from '../../client/recurring-job-details.js';
import { serializeArguments } from '../../job/argument-serializer.js';
import type { OccurrenceRecord } from '../../storage/recurring-store.js';
import type { Disclosure } from '../display/disclosure.js';
import type { RecurringAnswer } from './answers.js';
import { recurringAnswerOf } from './mapping/recurring-answer.js';

const OCCURRENCES = 30;
/** A list shows the last runs of so many; each costs a question to the store. */
const MAX_WITH_OCCURRENCES = 200;
const CONCURRENCY = 8;

/** Reads recurring jobs together with their last runs. */
export class RecurringReader {
  constructor(
    private readonly client: HangfireClientParts,
    private readonly disclosure: Disclosure,
  ) {}

  async list(): Promise<RecurringAnswer[]> {
    const jobs = await this.client.recurringJobs.list();
    const answers: RecurringAnswer[] = [];
    for (let at = 0; at < jobs.length; at += CONCURRENCY) {
      const some = jobs.slice(at, at + CONCURRENCY);
      const isShown = at < MAX_WITH_OCCURRENCES;
      answers.push(
        ...(await Promise.all(
          some.map((job) => (isShown ? this.read(job) : this.answer(job, []))),
        )),
      );
    }
    return answers;
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
    const displayName = this.disclosure.displayName({
      type: job.type,
      method: job.method,
      arguments: job.args && serializeArguments(job.args, { maxBytes: Number.MAX_SAFE_INTEGER }),
    });
    return recurringAnswerOf(job, { displayName, occurrences, now });
  }
}
