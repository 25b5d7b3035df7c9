import type { ServiceType } from '../service-type.js';
import { isBuiltInFunction, isBuiltInPrototype } from './built-ins.js';
import { isNativeFunction } from './native-code.js';

/** Methods that are never jobs: Nest calls them itself, and a provider with a method `then` would be awaited. */
const NEVER_JOBS: ReadonlySet<string> = new Set([
  'onModuleInit',
  'onModuleDestroy',
  'onApplicationBootstrap',
  'beforeApplicationShutdown',
  'onApplicationShutdown',
  'then',
  ...membersOfEveryObject(),
]);

export const isNeverJob = (name: string): boolean => NEVER_JOBS.has(name);

const cache = new WeakMap<ServiceType, ReadonlySet<string>>();

/**
 * The methods of a class that a job may call. Found are the methods of the class and of its ancestors, up to the first
 * class of the language or of Node.
 *
 * Left out are accessors, functions in instance fields, Nest's lifecycle hooks, methods that a mixin has copied from a
 * built-in class, and the members of `Object.prototype`, even where a class overrides them.
 */
export function declaredMethods(service: ServiceType): ReadonlySet<string> {
  const cached = cache.get(service);
  if (cached) return cached;

  const methods = new Set<string>();
  const overridden = new Set<string>();
  for (const prototype of prototypeChain(service)) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      if (NEVER_JOBS.has(name) || overridden.has(name)) continue;
      overridden.add(name);
      if (isMethod(prototype, name)) methods.add(name);
    }
  }
  cache.set(service, methods);
  return methods;
}

/** The methods of several classes, such as a token and the class behind it. */
export const methodsOf = (types: readonly ServiceType[]): ReadonlySet<string> =>
  new Set(types.flatMap((type) => [...declaredMethods(type)]));

/**
 * Whether a job may call the method. If the class of a token declares the method, the class behind the token may keep
 * it in another place, such as an instance field, but not behind an accessor.
 */
export function isDeclaredMethod(
  method: string,
  service: ServiceType,
  implementation: ServiceType = service,
): boolean {
  if (declaredMethods(implementation).has(method)) return true;
  return declaredMethods(service).has(method) && !isHidden(method, implementation);
}

function isHidden(name: string, service: ServiceType): boolean {
  for (const prototype of prototypeChain(service)) {
    if (Object.hasOwn(prototype, name)) return !isMethod(prototype, name);
  }
  return false;
}

/**
 * The prototypes of a class. The chain ends at the first class of the language or of Node, whose methods are no jobs.
 */
function* prototypeChain(service: ServiceType): Generator<object> {
  let prototype: object | null = service.prototype ?? null;
  while (prototype && !isBuiltInPrototype(prototype)) {
    yield prototype;
    prototype = Object.getPrototypeOf(prototype);
  }
}

/** Reads the property without calling an accessor, which may run any code. */
function isMethod(prototype: object, name: string): boolean {
  const value: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
  return typeof value === 'function' && !isBuiltInFunction(value);
}

/** The members that JavaScript gives every object, without members that an application or a library has added. */
function membersOfEveryObject(): string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(Object.prototype))
    .filter(([, { value, get }]) => isNativeFunction(get ?? value))
    .map(([name]) => name);
}
