import type { ConfiguredValues } from '../job/configuration/configured-values.js';
import { classOf, type JobHandler } from '../job/handlers/job-handler.js';
import type { ServiceType } from '../job/service-type.js';
import { type MethodDeclaration, methodDeclarations } from './method-declarations.js';
import type { RecurringJobMark } from './recurring-job-mark.js';

export interface HandlerDeclaration {
  readonly handler: JobHandler;
  readonly declaration: MethodDeclaration;
}

/**
 * Collects the declarations of all handlers. Several tokens may provide one class, but each declaration counts only
 * once: under the token that is the class itself, or else under the first token by name.
 *
 * @throws DuplicateRecurringJobError when two decorators of one method have the same id
 */
export function handlerDeclarations(
  handlers: readonly JobHandler[],
  values: ConfiguredValues,
): HandlerDeclaration[] {
  const seen = new Map<ServiceType, Set<RecurringJobMark>>();
  const declared = new Map<JobHandler, HandlerDeclaration[]>();

  for (const handler of [...handlers].sort(ownTokensFirst)) {
    const type = classOf(handler);
    const ofType = seen.get(type) ?? new Set();
    const declarations = methodDeclarations(handler, values).filter(
      ({ mark }) => !ofType.has(mark),
    );
    seen.set(type, new Set([...ofType, ...declarations.map(({ mark }) => mark)]));
    declared.set(
      handler,
      declarations.map((declaration) => ({ handler, declaration })),
    );
  }
  return handlers.flatMap((handler) => declared.get(handler) ?? []);
}

function ownTokensFirst(one: JobHandler, other: JobHandler): number {
  const isBehindToken = (handler: JobHandler) => Number(classOf(handler) !== handler.service);
  const byToken = isBehindToken(one) - isBehindToken(other);
  if (byToken !== 0 || one.name === other.name) return byToken;
  return one.name < other.name ? -1 : 1;
}
