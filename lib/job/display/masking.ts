import type { ServiceType } from '../service-type.js';
import { BoundedCopy } from './bounded-copy.js';
import { MASK } from './mask.js';
import { hasMaskedParameters } from './masked.js';

/** More than fit on a page. */
const MAX_PIECES = 50_000;

/**
 * What nobody is to read in one application: arguments that are `@Masked()`, and values by the names that they
 * have as arguments, properties or job parameters.
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

  /** Whether there may be anything to hide where nobody knows more. */
  get hidesAny(): boolean {
    return this.hasNames || this.hasDecorated;
  }

  notice(classes: readonly ServiceType[]): void {
    this.hasDecorated ||= classes.some(hasMaskedParameters);
  }

  /** A name that nobody knows may be one of those. */
  hides(name: string | undefined): boolean {
    return name === undefined ? this.hasNames : this.names.has(name.toLowerCase());
  }

  /** As much of the value as people read, without what lies in it under one of the names. */
  apply(value: unknown): unknown {
    return this.copy().of(value);
  }

  /** For several values, which together hold no more than so many pieces. */
  copy(maxPieces = MAX_PIECES): BoundedCopy {
    return new BoundedCopy(maxPieces, (name) => (this.hides(name) ? MASK : undefined));
  }
}

export const NOTHING_MASKED = new Masking();
