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
 * Left out: accessors, functions kept in instance fields, the members of `Object.prototype` even
 * where a class overrides them, and Nest's lifecycle hooks.
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

function* prototypeChain(service: ServiceType): Generator<object> {
  let prototype: object | null = service.prototype;
  while (prototype && prototype !== Object.prototype) {
    yield prototype;
    prototype = Object.getPrototypeOf(prototype);
  }
}

/** Looks without calling: an accessor may run anything. */
function isMethod(prototype: object, name: string): boolean {
  return typeof Object.getOwnPropertyDescriptor(prototype, name)?.value === 'function';
}
