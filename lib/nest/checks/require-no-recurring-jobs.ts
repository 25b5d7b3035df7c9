import type { ServiceType } from '../../job/service-type.js';
import { InvalidRecurringJobError } from '../../recurring/errors/invalid-recurring-job-error.js';
import { recurringJobMarks } from '../../recurring/recurring-job-marks.js';

/**
 * Refuses recurring jobs on controllers: only providers run jobs, and nobody would notice the mistake.
 *
 * @throws InvalidRecurringJobError
 */
export function requireNoRecurringJobs(controller: ServiceType, module: string): void {
  const [first] = recurringJobMarks([controller]);
  if (!first) return;

  const { method, mark } = first;
  throw new InvalidRecurringJobError(
    mark.shownId({ type: controller.name, method }),
    `${controller.name}.${method}`,
    `A controller runs no jobs. Move the method to a provider. The controller is in ${module}.`,
    { decorator: mark.decorator },
  );
}
