import { type KnownMethodParts, knownMethod } from '../../filters/known-method.js';
import type { ClaimedJob } from '../../storage/records.js';
import type { Logger } from '../../support/logger.js';
import { Assignment } from './assignment.js';

/** Brings a claimed job together with its handler and filters. */
export class AssignmentFactory {
  constructor(
    private readonly known: KnownMethodParts,
    private readonly logger: Logger,
  ) {}

  createAll(claimed: readonly ClaimedJob[]): readonly Assignment[] {
    return claimed.map((job) => this.create(job));
  }

  create(claimed: ClaimedJob): Assignment {
    return new Assignment(claimed, knownMethod(this.known, claimed), this.logger);
  }
}
