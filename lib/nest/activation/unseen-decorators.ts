import { classOfInstance } from '../../job/class-of-instance.js';
import type { JobHandler } from '../../job/handlers/job-handler.js';
import { decoratedPlaces } from '../../job/job-metadata.js';
import type { ServiceType } from '../../job/service-type.js';
import type { Logger } from '../../support/logger.js';

/**
 * Warns of decorators that come too late. A factory that makes a provider for each job shows the class of the provider
 * with the first job only, and decorators are read at the start.
 */
export class UnseenDecorators {
  private readonly known = new WeakSet<ServiceType>();

  constructor(private readonly logger: Logger) {}

  /** Looks at each class once. */
  look({ service, classes, module }: JobHandler, instance: unknown): void {
    const type = classOfInstance(instance);
    if (!type || this.known.has(type)) return;
    this.known.add(type);

    const read = new Set(classes.flatMap(decoratedPlaces).map(({ target }) => target));
    const unread = decoratedPlaces(type).find(({ target }) => !read.has(target));
    if (!unread) return;
    const { decorator, member } = unread;
    const declaredOn = member === undefined ? type.name : `${type.name}.${String(member)}`;
    this.logger.warn(
      `${decorator} on ${declaredOn} has no effect: a factory makes the provider of ${service.name} for each job, so ` +
        `its class is not known at the start. Put the decorator on ${service.name}`,
      { module },
    );
  }
}
