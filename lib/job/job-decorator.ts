import { InvalidOptionsError } from '../support/options/invalid-options-error.js';

type AnyMethod = (...args: never[]) => unknown;
type Accessor<T> = TypedPropertyDescriptor<T> & (T extends AnyMethod ? never : unknown);

/**
 * For methods that jobs can call: no static methods, no accessors, and no methods under symbols. The compiler refuses
 * other members, because no decorator may return a text. The start of the application refuses them too.
 */
export interface JobMethodDecorator {
  (
    target: { readonly prototype: object },
    name: string | symbol,
    descriptor: object,
  ): 'Jobs call no static methods';
  (target: object, name: symbol, descriptor: object): 'Jobs call no methods under symbols';
  <T>(target: object, name: string, descriptor: Accessor<T>): 'Jobs call no accessors';
  <T>(target: object, name: string | symbol, descriptor: TypedPropertyDescriptor<T>): void;
}

/** For a method, or for a class and all of its methods. */
export type JobDecorator = ClassDecorator & JobMethodDecorator;

type Place = 'class' | 'method' | 'parameter';

export interface WrittenDecorator {
  /** For people, without the @. */
  readonly name: string;
  /** @default a class or a method */
  readonly places?: readonly Place[];
}

/** @param decorate returns nothing, even for members that the types refuse */
export const jobDecorator = (
  { name, places = ['class', 'method'] }: WrittenDecorator,
  decorate: (target: object, method?: string | symbol) => void,
): JobDecorator =>
  ((...given: Parameters<typeof decorate>) => {
    requirePlace(name, places, given);
    decorate(...given);
  }) as JobDecorator;

/**
 * Refuses a place where the decorator would do nothing. The types refuse it too, but many builds check no types.
 *
 * @param given as the compiler calls a decorator
 * @throws InvalidOptionsError
 */
export function requirePlace(
  name: string,
  places: readonly Place[],
  given: readonly unknown[],
): void {
  const place = placeOf(given);
  if (place === undefined || places.includes(place)) return;
  const expected = places.map((it) => `a ${it}`).join(' or ');
  const [target, member] = given;
  throw new InvalidOptionsError(name, [
    `${name}: expected ${expected}, and the decorator stands on ${wordsFor(place, target, member)}.`,
  ]);
}

/** Undefined for standard decorators, which are refused elsewhere. */
function placeOf([, member, third]: readonly unknown[]): Place | undefined {
  if (typeof member === 'object' && member !== null) return undefined;
  if (typeof third === 'number') return 'parameter';
  return member === undefined ? 'class' : 'method';
}

function wordsFor(place: Place, target: unknown, member: unknown): string {
  const type = typeof target === 'function' ? target : (target as object).constructor;
  const owner = member === undefined ? type.name : `${type.name}.${String(member)}`;
  if (place === 'parameter') return `a parameter of ${owner}`;
  return place === 'class' ? `the class ${owner}` : owner;
}

/**
 * Refuses a decorator without parentheses, such as `@Masked`, which would do nothing. It gets the class, or the object
 * with its methods, as its first argument.
 *
 * @throws InvalidOptionsError
 */
export function requireParentheses(name: string, first: unknown): void {
  const isPrototype =
    typeof first === 'object' && first !== null && Object.hasOwn(first, 'constructor');
  if (typeof first !== 'function' && !isPrototype) return;
  throw new InvalidOptionsError(name, [`${name}: write @${name}() with parentheses.`]);
}
