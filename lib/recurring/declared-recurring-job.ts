import { classOf, type JobHandler } from '../job/handlers/job-handler.js';
import { serializeArguments } from '../job/serialization/argument-serializer.js';
import type { RecurringDefinition } from '../storage/recurring/recurring-store.js';
import { InvalidRecurringJobError } from './errors/invalid-recurring-job-error.js';
import type { MethodDeclaration } from './method-declarations.js';
import { recurringDefinition, requireRecurringJobId } from './recurring-job-options.js';

/** A recurring job as a decorator in the code declares it. */
export interface DeclaredRecurringJob {
  readonly id: string;
  /** `Class.method`, for people. */
  readonly declaredOn: string;
  readonly definition: RecurringDefinition;
  /** The decorator as people should see it, with the value that tells it from other decorators of its kind. */
  readonly decorator: string;
  /**
   * How long after the start of an application the recurring job runs once, in milliseconds. The definition has
   * everything else.
   */
  readonly afterStartMs: number | undefined;
  /** The values of the decorator in one text. The text changes when the code of the decorator changes. */
  readonly declaration: string;
}

/**
 * Undefined where the decorator declares no recurring job.
 *
 * @throws InvalidRecurringJobError
 */
export function declaredRecurringJob(
  handler: JobHandler,
  { method, declaration: { id, decorator, schedule } }: MethodDeclaration,
  maxArgumentsBytes: number,
): DeclaredRecurringJob | undefined {
  const declaredOn = `${classOf(handler).name}.${method}`;

  try {
    const declared = schedule();
    if (!declared) return undefined;
    const { cron, options, afterStartMs } = declared;
    const { args = [], ...others } = options;
    requireArguments(handler, method, args);
    const { shown } = handler;
    const text = serializeArguments(args, { maxBytes: maxArgumentsBytes, call: { shown, method } });
    const call = { type: handler.name, method, arguments: text };
    const definition = recurringDefinition(cron, others, call);
    requireRecurringJobId(id);
    const declaration = textOf(definition, afterStartMs);
    return { id, declaredOn, definition, decorator, afterStartMs, declaration };
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidRecurringJobError(id, declaredOn, problem, { cause, decorator });
  }
}

function requireArguments(
  { service, implementation }: JobHandler,
  method: string,
  args: readonly unknown[],
): void {
  if (!Array.isArray(args)) throw new TypeError('args: expected a list of arguments.');

  const holder = [implementation, service].find((type) => type?.prototype?.[method] !== undefined);
  const { length = 0 }: { readonly length?: number } = holder?.prototype[method] ?? {};
  if (length <= args.length) return;
  throw new TypeError(
    `The method takes ${length} argument${length === 1 ? '' : 's'}, and gets ${args.length}. ` +
      'Give them with the option `args` of @RecurringJob, or give its parameters defaults.',
  );
}

/** The text leaves out the class and the method, so that a renamed method keeps its schedule. */
function textOf(
  { type: _type, method: _method, ...values }: RecurringDefinition,
  afterStartMs: number | undefined,
): string {
  return JSON.stringify({ ...values, afterStartMs });
}
