import { methodsOf } from '../../job/handlers/declared-methods.js';
import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import type { ListeningPlace } from '../../job/job-metadata.js';
import { jobTypeNames } from '../../job/job-type.js';
import type { Subject } from '../../job-events/job-listener.js';
import { didYouMean } from '../../support/text/did-you-mean.js';
import { MisplacedDecoratorError } from '../errors/misplaced-decorator-error.js';

/**
 * Refuses `@OnJob` on members that cannot be called for an event.
 *
 * @throws MisplacedDecoratorError
 */
export function requireListeningMethod(place: ListeningPlace<Subject>, module: string): void {
  const { target, member = '' } = place;
  if (typeof target === 'function') {
    const problem = 'Events call methods of providers, and this member is static. Remove `static`.';
    throw misplaced(place, module, problem);
  }
  const found = Object.getOwnPropertyDescriptor(target, member);
  if (typeof found?.value === 'function') return;
  throw misplaced(
    place,
    module,
    'Events call methods, and this member is a getter, a setter or a property. Make it a method.',
  );
}

/**
 * Refuses the name of a method that the class of the jobs does not have.
 *
 * @throws MisplacedDecoratorError
 */
export function requireMethodToHear(
  place: ListeningPlace<Subject>,
  catalog: HandlerCatalog,
  module: string,
): void {
  const { service, method } = place.value;
  if (!service || method === undefined) return;
  const handler = catalog.findUnambiguous(jobTypeNames(service).name);
  // If an abstract class has no provider here, only other processes know its methods.
  if (!handler?.isKnown) return;
  const methods = methodsOf(handler.classes);
  if (methods.has(method)) return;
  const likely = didYouMean(method, methods);
  throw misplaced(
    place,
    module,
    `${service.name} has no method "${method}" that a job can call. ` +
      (likely === undefined
        ? `Its methods: ${[...methods].join(', ') || 'none'}.`
        : `Did you mean "${likely}"?`),
  );
}

function misplaced(
  { target, member, decorator }: ListeningPlace<Subject>,
  module: string,
  problem: string,
): MisplacedDecoratorError {
  const { name } = typeof target === 'function' ? target : target.constructor;
  const declaredOn = `${name}.${String(member)}`;
  return new MisplacedDecoratorError({ decorator, declaredOn, module, problem });
}
