import {
  type KnownMethod,
  type KnownMethodParts,
  knownMethod,
} from '../../filters/known-method.js';
import type { ClaimedJob } from '../../storage/jobs/records.js';
import type { Logger } from '../../support/logger.js';
import { Assignment } from './assignment.js';

/** Brings a claimed job together with its handler and filters. */
export class AssignmentFactory {
  constructor(
    private readonly known: KnownMethodParts,
    private readonly logger: Logger,
  ) {}

  /** Jobs that are claimed together mostly call the same method, which is looked up once for all jobs in a row. */
  createAll(claimed: readonly ClaimedJob[]): readonly Assignment[] {
    let latest: ClaimedJob | undefined;
    let known: KnownMethod | undefined;
    return claimed.map((job) => {
      if (!known || job.type !== latest?.type || job.method !== latest.method) {
        known = knownMethod(this.known, job);
      }
      latest = job;
      return new Assignment(job, known, this.logger);
    });
  }

  create(claimed: ClaimedJob): Assignment {
    return new Assignment(claimed, knownMethod(this.known, claimed), this.logger);
  }
}
