import { methodsOf } from '../../job/handlers/declared-methods.js';
import {
  type DecoratedPlace,
  decoratedPlaces,
  ownDecoratedPlaces,
} from '../../job/job-metadata.js';
import type { ServiceType } from '../../job/service-type.js';
import { MisplacedDecoratorError } from '../errors/misplaced-decorator-error.js';

/**
 * Refuses decorators on members that jobs cannot call.
 *
 * @param classes the classes of a handler
 * @throws MisplacedDecoratorError
 */
export function requireCallableMembers(classes: readonly ServiceType[], module: string): void {
  const methods: ReadonlySet<unknown> = methodsOf(classes);
  for (const place of classes.flatMap(decoratedPlaces)) {
    const { target, member } = place;
    if (member === undefined) continue;
    if (typeof target !== 'function' && methods.has(member)) continue;
    throw misplaced(place, module, whyNotCallable(target, member));
  }
}

/**
 * Refuses decorators on a class itself that runs no jobs, because only providers whose token is a class run
 * jobs.
 *
 * @throws MisplacedDecoratorError
 */
export function requireNoOwnDecorators(type: ServiceType, module: string, problem: string): void {
  const [place] = ownDecoratedPlaces(type);
  if (place) throw misplaced(place, module, problem);
}

/**
 * Refuses decorators on a class that runs no jobs, and on its ancestors. Decorators that a class with jobs
 * inherits as well have their effect there.
 *
 * @throws MisplacedDecoratorError
 */
export function requireNoDecorators(
  type: ServiceType,
  running: ReadonlySet<ServiceType>,
  module: string,
  problem: string,
): void {
  const places = decoratedPlaces(type);
  if (places.length === 0) return;

  const effective = new Set([...running].flatMap(decoratedPlaces).map(({ target }) => target));
  const place = places.find(({ target }) => !effective.has(target));
  if (place) throw misplaced(place, module, problem);
}

function misplaced(
  { target, member, decorator }: DecoratedPlace,
  module: string,
  problem: string,
): MisplacedDecoratorError {
  const { name } = typeof target === 'function' ? target : target.constructor;
  const declaredOn = member === undefined ? name : `${name}.${String(member)}`;
  return new MisplacedDecoratorError({ decorator, declaredOn, module, problem });
}

function whyNotCallable(target: object, member: string | symbol): string {
  if (typeof target === 'function') {
    return 'Jobs call methods of providers, and this member is static. Remove `static`.';
  }
  if (typeof member === 'symbol') {
    return 'Jobs call methods by their names, and a symbol is none. Give the method a name.';
  }
  const found = Object.getOwnPropertyDescriptor(target, member);
  if (found?.get ?? found?.set) {
    return 'Jobs call methods, and this member is a getter or a setter. Make it a method.';
  }
  if (typeof found?.value !== 'function') {
    return `Jobs call methods, and this member is a property. Make it a method: \`async ${member}() { … }\`.`;
  }
  return 'Nest or the language itself calls this method, so jobs must not. Move the decorator to a method of another name.';
}
