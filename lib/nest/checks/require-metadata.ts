import type { ServiceType } from '../../job/service-type.js';
import { MissingMetadataError } from '../errors/missing-metadata-error.js';

/**
 * The metadata that Nest injects by: the types of all parameters, the parameters with `@Inject`, the parameters
 * that may be missing.
 */
const TYPES = 'design:paramtypes';
const NAMED = 'self:paramtypes';
const OPTIONAL = 'optional:paramtypes';

/**
 * Refuses a class whose parameters have no types: Nest would call its constructor without arguments, and a job
 * would find its dependencies undefined.
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
