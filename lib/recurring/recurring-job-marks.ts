import { declaredMethods } from '../job/handlers/declared-methods.js';
import { methodMetadata } from '../job/job-metadata.js';
import type { ServiceType } from '../job/service-type.js';
import { RECURRING_JOB } from './declare-recurring-job.js';
import type { RecurringJobMark } from './recurring-job-mark.js';

export interface MarkedMethod {
  readonly method: string;
  /** All classes that inherit the mark have the same object. */
  readonly mark: RecurringJobMark;
}

/** The marks that decorators have left on the methods of classes. The marks of the most general class come first. */
export function recurringJobMarks(classes: readonly ServiceType[]): MarkedMethod[] {
  const methods = new Set(classes.flatMap((type) => [...declaredMethods(type)]));
  return [...methods].flatMap((method) => {
    const marks = classes.flatMap((type) =>
      methodMetadata<RecurringJobMark>(RECURRING_JOB, type, method),
    );
    return [...new Set(marks)].map((mark) => ({ method, mark }));
  });
}
