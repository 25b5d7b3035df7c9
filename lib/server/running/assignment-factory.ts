import { type KnownMethodParts, knownMethod } from '../../filters/known-method.js';
import { forCallsInARow } from '../../job/handlers/for-calls-in-a-row.js';
import type { ClaimedJob } from '../../storage/jobs/records.js';
import type { Logger } from '../../support/logger.js';
import { Assignment } from './assignment.js';

/** Joins a claimed job with its handler and its filters. */
export class AssignmentFactory {
  constructor(
    private readonly known: KnownMethodParts,
    private readonly logger: Logger,
  ) {}

  createAll(claimed: readonly ClaimedJob[]): readonly Assignment[] {
    const known = forCallsInARow((job: ClaimedJob) => knownMethod(this.known, job));
    return claimed.map((job) => new Assignment(job, known(job), this.logger));
  }

  create(claimed: ClaimedJob): Assignment {
    return new Assignment(claimed, knownMethod(this.known, claimed), this.logger);
  }
}
