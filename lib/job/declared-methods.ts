import { builtInPrototypes } from './built-in-prototypes.js';
import type { ServiceType } from './service-type.js';

/** Nest calls these itself, and a thenable provider would be awaited instead of called. */
const NEVER_JOBS: ReadonlySet<string> = new Set([
  'onModuleInit',
  'onModuleDestroy',
  'onApplicationBootstrap',
  'beforeApplicationShutdown',
  'onApplicationShutdown',
  'then',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

const cache = new WeakMap<ServiceType, ReadonlySet<string>>();

/**
 * The methods of a class that a job may call, inherited ones included.
 *
 * Left out: accessors, functions kept in instance fields, Nest's lifecycle hooks, the members of
 * built-in classes, and those of `Object.prototype` even where a class overrides them.
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
  while (prototype && !builtInPrototypes().has(prototype)) {
    yield prototype;
    prototype = Object.getPrototypeOf(prototype);
  }
}

/** Looks without calling: an accessor may run anything. */
function isMethod(prototype: object, name: string): boolean {
  return typeof Object.getOwnPropertyDescriptor(prototype, name)?.value === 'function';
}
