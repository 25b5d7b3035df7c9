import type { DeclaringMethod, RecurringJobDeclaration } from '../recurring/recurring-job.js';

type Kind = 'Cron' | 'Interval' | 'Timeout';

/**
 * The recurring job that a decorator declares. Without a name, the id follows from class and method, so that it
 * is the same in every process and after every start.
 */
export function jobOfMethod(
  kind: Kind,
  name: string | undefined,
  { type, method }: DeclaringMethod,
): Pick<RecurringJobDeclaration, 'id' | 'decorator'> {
  if (name !== undefined) return { id: name, decorator: `@${kind}("${name}")` };
  return { id: `${kind.toLowerCase()}:${type}.${method}`, decorator: `@${kind}` };
}
