import type { ServiceType } from '../../job/service-type.js';

/** Nest's keys for the metadata that its decorators put on classes and methods. */
const KEYS = {
  guards: '__guards__',
  interceptors: '__interceptors__',
  pipes: '__pipes__',
  filters: '__exceptionFilters__',
} as const;

export type EnhancerKind = keyof typeof KEYS;

/** An enhancer as it is given to a decorator: an object, or a class that Nest makes an object of. */
export type EnhancerReference = object;

export type EnhancerReferences = Readonly<Record<EnhancerKind, readonly EnhancerReference[]>>;

/** The enhancers of a class and of one of its methods, those of the class first. Undefined if there are none. */
export function enhancerReferences(
  type: ServiceType | undefined,
  method: object,
): EnhancerReferences | undefined {
  const holders = type ? [type, method] : [method];
  const of = (kind: EnhancerKind) =>
    holders.flatMap((it): EnhancerReference[] => Reflect.getMetadata(KEYS[kind], it) ?? []);
  const found: EnhancerReferences = {
    guards: of('guards'),
    interceptors: of('interceptors'),
    pipes: of('pipes'),
    filters: of('filters'),
  };
  return Object.values(found).some(({ length }) => length > 0) ? found : undefined;
}
