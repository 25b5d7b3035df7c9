import type { ConfiguredValues } from '../job/configuration/configured-values.js';
import type { JobHandler } from '../job/handlers/job-handler.js';
import { DuplicateRecurringJobError } from './errors/duplicate-recurring-job-error.js';
import type { RecurringJobDeclaration } from './recurring-job-mark.js';
import { type MarkedMethod, recurringJobMarks } from './recurring-job-marks.js';

export interface MethodDeclaration extends MarkedMethod {
  readonly declaration: RecurringJobDeclaration;
}

/**
 * Collects the declarations on the methods of a handler.
 *
 * @throws DuplicateRecurringJobError when two decorators of one method have the same id
 * @throws InvalidConfigurationError
 */
export function methodDeclarations(
  { name: type, classes }: Pick<JobHandler, 'name' | 'classes'>,
  values: ConfiguredValues,
): MethodDeclaration[] {
  const byMethod = new Map<string, Map<string, MethodDeclaration>>();
  for (const { method, mark } of recurringJobMarks(classes)) {
    const byId = byMethod.get(method) ?? new Map<string, MethodDeclaration>();
    const declaration = mark.declare({ type, method }, values);
    const other = byId.get(declaration.id);
    if (other?.mark.writtenOn === mark.writtenOn) {
      throw twice(`${type}.${method}`, other.declaration, declaration);
    }
    // A class may override a method and declare the same id anew. Then the declaration of the overriding class counts.
    byMethod.set(method, byId.set(declaration.id, { method, mark, declaration }));
  }
  return [...byMethod.values()].flatMap((byId) => [...byId.values()]);
}

/** The decorators of a method run from the last to the first, so the lower decorator comes first. */
function twice(
  declaredOn: string,
  lower: RecurringJobDeclaration,
  upper: RecurringJobDeclaration,
): DuplicateRecurringJobError {
  return new DuplicateRecurringJobError(upper.id, [
    { declaredOn, decorator: upper.decorator },
    { declaredOn, decorator: lower.decorator },
  ]);
}
