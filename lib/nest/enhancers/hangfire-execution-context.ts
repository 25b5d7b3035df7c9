import type { ArgumentsHost, ContextType } from '@nestjs/common';
import type { JobContext } from '../../job/job-context.js';
import { processWide } from '../../support/versions/process-wide.js';
import { NotAJobContextError } from '../errors/not-a-job-context-error.js';

export const JOB_CONTEXT_TYPE = 'hangfire';

/** The types of contexts in an application with jobs: `context.getType<HangfireContextType>()`. */
export type HangfireContextType = ContextType | typeof JOB_CONTEXT_TYPE;

/** The runs, by the arguments that guards, interceptors and exception filters see. */
const runs = processWide('enhanced-runs', () => new WeakMap<object, JobContext>());

/** The job behind the context that a guard, an interceptor or an exception filter gets. */
export class HangfireExecutionContext {
  private constructor(private readonly jobContext: JobContext) {}

  /**
   * @param context the `ExecutionContext` or `ArgumentsHost`
   * @throws NotAJobContextError for the context of a request or of a message
   */
  static of(context: ArgumentsHost): HangfireExecutionContext {
    const found = runs.get(context.getArgs());
    if (!found) throw new NotAJobContextError(context.getType<string>());
    return new HangfireExecutionContext(found);
  }

  getJobContext(): JobContext {
    return this.jobContext;
  }
}

/** Remembers which run has these arguments. */
export function rememberRun(args: object, context: JobContext): void {
  runs.set(args, context);
}
