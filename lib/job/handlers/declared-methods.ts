import type { ServiceType } from '../service-type.js';
import { isBuiltInFunction, isBuiltInPrototype } from './built-ins.js';
import { isNativeFunction } from './native-code.js';

/** Nest calls these itself, and a thenable provider would be awaited instead of called. */
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
 * The methods of a class that a job may call: those that its own classes declare, up to the first one
 * that the language or Node brings along.
 *
 * Left out: accessors, functions kept in instance fields, Nest's lifecycle hooks, what a mixin has
 * copied from a built-in class, and the members of `Object.prototype` even where a class overrides them.
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

/** Those of several classes, such as a token and what stands behind it. */
export const methodsOf = (types: readonly ServiceType[]): ReadonlySet<string> =>
  new Set(types.flatMap((type) => [...declaredMethods(type)]));

/**
 * Whether a job may call it. Where a token's class declares a method, the class that stands behind the
 * token may keep it elsewhere, such as in an instance field, but must not hide it behind an accessor.
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

/** Ends where a provider inherits from the language or from Node: that is no job of its own. */
function* prototypeChain(service: ServiceType): Generator<object> {
  let prototype: object | null = service.prototype ?? null;
  while (prototype && !isBuiltInPrototype(prototype)) {
    yield prototype;
    prototype = Object.getPrototypeOf(prototype);
  }
}

/** Looks without calling: an accessor may run anything. */
function isMethod(prototype: object, name: string): boolean {
  const value: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
  return typeof value === 'function' && !isBuiltInFunction(value);
}

/** Without what an application or a library has put there. */
function membersOfEveryObject(): string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(Object.prototype))
    .filter(([, { value, get }]) => isNativeFunction(get ?? value))
    .map(([name]) => name);
}
