import type {
  ConflictKind,
  ConflictListener,
  ConflictSource,
} from '../../../storage/conflict-source.js';

/** What a dialect says of its conflicts, for those who listen. */
export class ConflictReports implements ConflictSource {
  private readonly listeners = new Set<ConflictListener>();

  onConflict(listener: ConflictListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** @param kind undefined where an error is none */
  report(kind: ConflictKind | undefined): void {
    if (kind) for (const listener of this.listeners) listener(kind);
  }
}
