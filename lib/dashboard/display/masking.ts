import { MASK } from '../../job/mask.js';
import { BoundedCopy } from './bounded-copy.js';

/** More than fit on a page. */
const MAX_PIECES = 50_000;

/** Hides values by the names that they have as arguments, properties or parameters. */
export class Masking {
  private readonly names: ReadonlySet<string>;

  constructor(names: readonly string[]) {
    this.names = new Set(names.map((name) => name.toLowerCase()));
  }

  get isIdle(): boolean {
    return this.names.size === 0;
  }

  /** A name that nobody knows may be one of those. */
  hides(name: string | undefined): boolean {
    return name === undefined ? !this.isIdle : this.names.has(name.toLowerCase());
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
