import { declaredMethods } from '../job/handlers/declared-methods.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { JobHandler } from '../job/handlers/job-handler.js';
import { recurringParameters } from '../job/recurring-run.js';
import { deserializeArguments } from '../job/serialization/argument-serializer.js';
import { RecurringJobHandlerNotFoundError } from '../recurring/errors/recurring-job-handler-not-found-error.js';
import type { State } from '../states/state.js';
import type { RecurringJobRecord } from '../storage/recurring/recurring-store.js';
import type { Creation } from './creation.js';
import type { JobCreator } from './job-creator.js';

/** The occurrence that a job is created for. */
export interface Occurrence {
  readonly record: RecurringJobRecord;
  readonly nominalAt: Date;
}

/** Creates the jobs of recurring jobs, in the process that has their class. */
export class RecurringJobCreator {
  constructor(
    private readonly creator: JobCreator,
    private readonly handlers: HandlerCatalog,
  ) {}

  /** Whether this process could run the jobs of the recurring job. */
  knows({ type, method }: RecurringJobRecord): boolean {
    const handler = this.handlers.findUnambiguous(type);
    return handler !== undefined && hasMethod(handler, method);
  }

  /**
   * The job of one occurrence on its way into the store.
   *
   * @throws RecurringJobHandlerNotFoundError
   * @throws DuplicateJobTypeError
   * @throws DamagedArgumentsError
   */
  begin({ record, nominalAt }: Occurrence, state: State): Creation {
    const { id, queue, overlap } = record;
    const { service, names } = this.handlerOf(record);
    const method = names.current(record.method);
    const args = deserializeArguments(record.arguments);
    const parameters = recurringParameters({ id, nominalAt }, { isQueued: overlap === 'queue' });

    const draft = this.creator.draft({ service, method, args }, { queue, parameters });
    return this.creator.begin(draft, { state });
  }

  private handlerOf({ id, type, method }: RecurringJobRecord): JobHandler {
    const handler = this.handlers.find(type);
    if (handler && hasMethod(handler, method)) return handler;
    throw new RecurringJobHandlerNotFoundError(id, type, method);
  }
}

const hasMethod = ({ classes, names }: JobHandler, stored: string) =>
  classes.some((type) => declaredMethods(type).has(names.current(stored)));
