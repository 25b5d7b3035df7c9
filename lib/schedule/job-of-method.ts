import type { RecurringDecorator } from '../recurring/declare-recurring-job.js';

type Kind = 'Cron' | 'Interval' | 'Timeout';
type Name = string | undefined;

/**
 * The recurring job that a decorator declares. Without a name, the class and the method make the id, so that it is the
 * same in every process and after every start.
 *
 * @param name as the author wrote it
 */
export function jobOfMethod(
  kind: Kind,
  name: unknown,
): Pick<RecurringDecorator<Name>, 'decorator' | 'idOf'> {
  return {
    decorator: typeof name === 'string' ? `@${kind}("${name}")` : `@${kind}`,
    idOf: (given, { type, method }) => given ?? `${kind.toLowerCase()}:${type}.${method}`,
  };
}
