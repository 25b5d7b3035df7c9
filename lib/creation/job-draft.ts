import type { FilterPlan } from '../filters/filter-plan.js';
import type { BackgroundJob } from '../job/background-job.js';
import type { ParameterBag } from '../job/parameter-bag.js';

/** A new job of which everything is known but how it begins. */
export interface JobDraft {
  readonly plan: FilterPlan;
  readonly serialized: string;
  readonly job: BackgroundJob;
  readonly parameters: ParameterBag;
  /** The queue that the caller asked for. */
  readonly queue: string | undefined;
}
