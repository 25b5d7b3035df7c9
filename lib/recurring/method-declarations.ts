import { declaredMethods } from '../job/handlers/declared-methods.js';
import type { JobHandler } from '../job/handlers/job-handler.js';
import { methodMetadata } from '../job/job-metadata.js';
import { DuplicateRecurringJobError } from './errors/duplicate-recurring-job-error.js';
import {
  RECURRING_JOB,
  type RecurringJobDeclaration,
  type RecurringJobMark,
} from './recurring-job.js';

export interface MethodDeclaration {
  readonly method: string;
  /** The mark that the decorator has left, the same object for all classes that inherit it. */
  readonly mark: RecurringJobMark;
  readonly declaration: RecurringJobDeclaration;
}

/**
 * What the decorators on the methods of a handler declare.
 *
 * @throws DuplicateRecurringJobError when two decorators of one method have the same id
 */
export function methodDeclarations({
  name: type,
  classes,
}: Pick<JobHandler, 'name' | 'classes'>): MethodDeclaration[] {
  const methods = new Set(classes.flatMap((it) => [...declaredMethods(it)]));

  return [...methods].flatMap((method) => {
    const marks = new Set(
      classes.flatMap((it) => methodMetadata<RecurringJobMark>(RECURRING_JOB, it, method)),
    );
    const byId = new Map<string, MethodDeclaration>();
    for (const mark of marks) {
      const declaration = mark.declare({ type, method });
      const other = byId.get(declaration.id);
      if (other?.mark.writtenOn === mark.writtenOn) {
        throw twice(`${type}.${method}`, other.declaration, declaration);
      }
      // Where a class overrides a method and declares its id anew, the declaration of the overriding class
      // counts.
      byId.set(declaration.id, { method, mark, declaration });
    }
    return [...byId.values()];
  });
}

/** The decorators of a method run from the last to the first. */
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
