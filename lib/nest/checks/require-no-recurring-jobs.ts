import type { ServiceType } from '../../job/service-type.js';
import { InvalidRecurringJobError } from '../../recurring/errors/invalid-recurring-job-error.js';
import { methodDeclarations } from '../../recurring/method-declarations.js';

/**
 * Refuses recurring jobs on controllers: only providers run jobs, and nobody would notice. @throws
 * InvalidRecurringJobError
 */
export function requireNoRecurringJobs(controller: ServiceType, module: string): void {
  const [first] = methodDeclarations({ name: controller.name, classes: [controller] });
  if (!first) return;

  const { method, declaration } = first;
  throw new InvalidRecurringJobError(
    declaration.id,
    `${controller.name}.${method}`,
    `A controller runs no jobs. Move the method to a provider. The controller is in ${module}.`,
    { decorator: declaration.decorator },
  );
}
