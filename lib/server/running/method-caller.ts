import { declaredMethods } from '../../job/handlers/declared-methods.js';
import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import { hasMethod } from '../../job/handlers/handler-methods.js';
import type { JobHandler } from '../../job/handlers/job-handler.js';
import { isBroughtAlong, mayHaveAnyMethod } from '../../job/handlers/may-have-any-method.js';
import { JobContext, type JobContextFields } from '../../job/job-context.js';
import type { JobTransactions } from '../../job/job-transactions.js';
import { MAX_ATTEMPT } from '../../storage/jobs/records.js';
import { andThen } from '../../support/flow/maybe-promise.js';
import { DamagedJobError } from '../errors/damaged-job-error.js';
import { JobHandlerNotFoundError } from '../errors/job-handler-not-found-error.js';
import { JobMethodNotFoundError } from '../errors/job-method-not-found-error.js';
import { callAround } from './around-call.js';
import type { Assignment } from './assignment.js';
import type { ActivatedService, JobActivator, MethodCall } from './job-activator.js';
import type { ParentLoader } from './parent-loader.js';
import { runToEnd } from './run-to-end.js';

/** A call that is ready to be made: the method exists, and the arguments could be read. */
export interface PreparedCall {
  readonly context: JobContext;
  /** Finds the provider and runs the method to its end. */
  invoke(): unknown;
}

/** Finds and calls the method that a job stands for. */
export class MethodCaller {
  constructor(
    private readonly handlers: HandlerCatalog,
    private readonly activator: JobActivator,
    private readonly parents: ParentLoader,
    private readonly transactions: JobTransactions,
  ) {}

  private readonly parentsOf = (jobId: string) => this.parents.parentsOf(jobId);

  /** @throws when the job cannot run on this server at all */
  prepare(assignment: Assignment, complete: JobContextFields['complete']): PreparedCall {
    const { job, parameters, claimed, abort } = assignment;
    if (assignment.failure !== undefined) throw assignment.failure;
    if (!claimed.parameters) throw new DamagedJobError(job.id, 'parameters');
    // After this attempt, the next lease of the job would look the same as this lease.
    if (claimed.lease.attempt >= MAX_ATTEMPT) throw new DamagedJobError(job.id, 'attempt');

    const handler = this.requireHandler(assignment);
    const { args } = job;
    const { attempt, serverId } = claimed.lease;
    const context = new JobContext({
      job,
      attempt,
      serverId,
      parameters,
      abort,
      parentsOf: this.parentsOf,
      complete,
      transactions: this.transactions,
    });

    const call = () => this.call(handler, context, args);
    const hasAround = assignment.plan.around.length > 0;
    const run = hasAround ? () => callAround(assignment, context, call) : call;
    return { context, invoke: () => context.run(run) };
  }

  private requireHandler({ handler, job }: Assignment): JobHandler {
    // `find` throws the error for an ambiguous name, which `findUnambiguous` does not.
    if (!handler) this.handlers.find(job.type);
    if (!handler) throw new JobHandlerNotFoundError(job.type, this.handlers.names());

    if (!hasMethod(handler, job.method)) {
      const known = [...declaredMethods(handler.implementation ?? handler.service)];
      throw new JobMethodNotFoundError(job.type, job.method, known);
    }
    return handler;
  }

  private call(handler: JobHandler, context: JobContext, args: readonly unknown[]): unknown {
    return andThen(this.activator.activate(handler, context), (service) => {
      const { job } = context;
      const method = handler.names.current(job.method);
      if (mayHaveAnyMethod(handler) && isBroughtAlong(service.instance, method)) {
        throw new JobMethodNotFoundError(job.type, job.method, []);
      }
      return callMethod(service, method, context, args);
    });
  }
}

function callMethod(
  { instance, callInside }: ActivatedService,
  name: string,
  context: JobContext,
  args: readonly unknown[],
) {
  const { job } = context;
  const method: unknown = Reflect.get(instance, name);
  // The provider's class declares the method, but a factory may have made an object without it.
  if (typeof method !== 'function') throw new JobMethodNotFoundError(job.type, job.method, []);
  const returned = callInside
    ? callInside({ method: method as MethodCall['method'], args })
    : Reflect.apply(method, instance, args);
  return runToEnd(returned, context);
}
