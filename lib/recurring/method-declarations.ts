import { declaredMethods } from '../job/declared-methods.js';
import type { JobHandler } from '../job/job-handler.js';
import { methodMetadata } from '../job/job-metadata.js';
import { RECURRING_JOB, type RecurringJobDeclaration } from './recurring-job.js';

export interface MethodDeclaration {
  readonly method: string;
  readonly declaration: RecurringJobDeclaration;
}

/** What the decorators on the methods of a handler declare. */
export function methodDeclarations({ classes }: JobHandler): MethodDeclaration[] {
  const methods = new Set(classes.flatMap((type) => [...declaredMethods(type)]));

  return [...methods].flatMap((method) => {
    const declarations = classes.flatMap((type) =>
      methodMetadata<RecurringJobDeclaration>(RECURRING_JOB, type, method),
    );
    // Where a class overrides the method of another one and declares its id anew, the last one counts.
    const byId = new Map(declarations.map((declaration) => [declaration.id, declaration]));
    return [...byId.values()].map((declaration) => ({ method, declaration }));
  });
}
