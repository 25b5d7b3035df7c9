import type { HandlerCatalog } from '../../../job/handlers/handler-catalog.js';
import { isUnknownMethod } from '../../../job/handlers/handler-methods.js';
import type { Assignment } from '../../running/assignment.js';

/** Whether a server parks jobs of methods that it does not know, or lets them fail. */
export type UnknownJobHandling = 'wait' | 'fail';

/** Says which claimed jobs this server is to park. */
export class UnknownJobs {
  constructor(
    private readonly handlers: HandlerCatalog,
    private readonly handling: UnknownJobHandling,
  ) {}

  /** Jobs of cancelled batches are deleted without their methods, and damaged jobs fail on every server. */
  isToBeParked({ claimed }: Assignment): boolean {
    if (this.handling === 'fail' || claimed.isCanceled || !claimed.parameters) return false;
    return isUnknownMethod(this.handlers, claimed);
  }
}
