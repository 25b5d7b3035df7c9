import type { BackgroundJob } from '../job/background-job.js';
import type { ParameterBag } from '../job/parameter-bag.js';
import type { Logger } from '../support/logger.js';

/** What every filter can see. */
export interface FilterContext {
  readonly job: BackgroundJob;
  /** Read and written by filters and the job; stored with the job's next state. */
  readonly parameters: ParameterBag;
  /** For filters to hand things to one another during one creation or one run. */
  readonly items: Map<unknown, unknown>;
  readonly logger: Logger;
}
