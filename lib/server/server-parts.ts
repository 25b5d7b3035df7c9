import type { StoredChanges } from '../client/stored-changes.js';
import type { EndHints } from '../client/watching/end-hints.js';
import type { RecurringJobCreator } from '../creation/recurring-job-creator.js';
import type { KnownMethodParts } from '../filters/known-method.js';
import type { JobTransactions } from '../job/job-transactions.js';
import type { ProblemListener } from '../problems/problem-listener.js';
import type { MisfireOptions } from '../recurring/due-occurrences.js';
import type { StateMachine } from '../state-machine/state-machine.js';
import type { TransitionPlanner } from '../state-machine/transition-planner.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { Logger } from '../support/logger.js';
import type { JobActivator } from './running/job-activator.js';
import type { RunScope } from './running/run-scope.js';

/** The parts that a server works with. The servers of one process share them. */
export interface ServerParts extends KnownMethodParts {
  readonly storage: JobStorage;
  readonly logger: Logger;
  readonly machine: StateMachine;
  readonly planner: TransitionPlanner;
  readonly activator: JobActivator;
  /** Is told of every change that a server has stored about jobs. */
  readonly changes: StoredChanges;
  /** Tells other processes that jobs have ended, as long as they wait for jobs. */
  readonly endHints: EndHints;
  readonly recurringCreator: RecurringJobCreator;
  readonly misfire: MisfireOptions;
  /** Undefined where nobody in this process listens to problems. */
  readonly problemListener?: ProblemListener | undefined;
  /** The scopes that are active while a job runs, the outermost first. */
  readonly runScopes: readonly RunScope[];
  /** The transactions that runs open for themselves. */
  readonly transactions: JobTransactions;
  readonly maxResultBytes: number;
  readonly failedRetentionMs: number | undefined;
  /** How long a batch is kept after it has ended, in milliseconds. */
  readonly batchRetentionMs: number;
}
