import type { ServiceType } from '../../job/service-type.js';
import { MissingMetadataError } from '../errors/missing-metadata-error.js';

/** What Nest injects by: the types of all parameters, those that `@Inject` names, those that may be missing. */
const TYPES = 'design:paramtypes';
const NAMED = 'self:paramtypes';
const OPTIONAL = 'optional:paramtypes';

/**
 * Nest makes a class without the types of its parameters as if it had none, and a job would find its
 * dependencies undefined.
 *
 * @throws MissingMetadataError
 */
export function requireMetadata(type: ServiceType): void {
  if (Reflect.hasMetadata(TYPES, type)) return;

  const named: readonly { readonly index: number }[] = Reflect.getMetadata(NAMED, type) ?? [];
  const optional: readonly number[] = Reflect.getMetadata(OPTIONAL, type) ?? [];
  const known = new Set([...named.map(({ index }) => index), ...optional]);
  for (let index = 0; index < type.length; index += 1) {
    if (!known.has(index)) throw new MissingMetadataError(type.name, index);
  }
}
