import type { ServiceType } from '../service-type.js';
import { BoundedCopy } from './bounded-copy.js';
import { MASK } from './mask.js';
import { hasMaskedParameters } from './masked.js';

/** How many pieces a copy may have. A page has no room for more. */
const MAX_PIECES = 50_000;

/**
 * The rules for masked values in one application. They mask arguments that are `@Masked()`, and values with certain
 * names: arguments, properties and job parameters.
 */
export class Masking {
  private readonly names: ReadonlySet<string>;
  private hasDecorated = false;

  constructor(names: readonly string[] = []) {
    this.names = new Set(names.map((name) => name.toLowerCase()));
  }

  get hasNames(): boolean {
    return this.names.size > 0;
  }

  /** Whether an unknown call may hold anything to hide. */
  get hidesAny(): boolean {
    return this.hasNames || this.hasDecorated;
  }

  notice(classes: readonly ServiceType[]): void {
    this.hasDecorated ||= classes.some(hasMaskedParameters);
  }

  /** Whether a name is masked. A name that is not known may be a masked name. */
  hides(name: string | undefined): boolean {
    return name === undefined ? this.hasNames : this.names.has(name.toLowerCase());
  }

  /** Copies the value without the values under masked names. The copy is no larger than a person would read. */
  apply(value: unknown): unknown {
    return this.copy().of(value);
  }

  /** Makes a copier for several values, with a bound on all their pieces together. */
  copy(maxPieces = MAX_PIECES): BoundedCopy {
    return new BoundedCopy(maxPieces, (name) => (this.hides(name) ? MASK : undefined));
  }
}

export const NOTHING_MASKED = new Masking();
