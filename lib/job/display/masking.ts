import type { ServiceType } from '../service-type.js';
import { BoundedCopy } from './bounded-copy.js';
import { MASK } from './mask.js';
import { hasMaskedParameters } from './masked.js';

/** How many pieces a copy has: more than fit on a page. */
const MAX_PIECES = 50_000;

/**
 * The rule of one application for masked values: arguments that are `@Masked()`, and values with certain names
 * as arguments, properties or job parameters.
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

  /** Whether anything may have to be hidden in calls of which nothing else is known. */
  get hidesAny(): boolean {
    return this.hasNames || this.hasDecorated;
  }

  notice(classes: readonly ServiceType[]): void {
    this.hasDecorated ||= classes.some(hasMaskedParameters);
  }

  /** Whether a name is masked. An unknown name may be a masked name. */
  hides(name: string | undefined): boolean {
    return name === undefined ? this.hasNames : this.names.has(name.toLowerCase());
  }

  /** A copy of the value, of a size that people read, without the values under masked names. */
  apply(value: unknown): unknown {
    return this.copy().of(value);
  }

  /** A copier for several values that together hold a bounded number of pieces. */
  copy(maxPieces = MAX_PIECES): BoundedCopy {
    return new BoundedCopy(maxPieces, (name) => (this.hides(name) ? MASK : undefined));
  }
}

export const NOTHING_MASKED = new Masking();
