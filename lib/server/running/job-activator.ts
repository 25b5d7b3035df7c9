import type { JobHandler } from '../../job/handlers/job-handler.js';
import type { JobContext } from '../../job/job-context.js';

/** A call of a method of the instance. */
export interface MethodCall {
  readonly method: (...args: never[]) => unknown;
  readonly args: readonly unknown[];
}

/** The instance whose method the job calls, in a scope of its own. */
export interface ActivatedService {
  readonly instance: object;
  /** Calls the method inside everything that belongs around it. Left out where nothing does. */
  readonly callInside?: ((call: MethodCall) => unknown) | undefined;
}

/** Gets the instance whose method a job calls. In the Nest module, the instance comes from Nest's container. */
export interface JobActivator {
  activate(handler: JobHandler, context: JobContext): ActivatedService | Promise<ActivatedService>;
}
