/** Why a database has undone what a store asked for: a deadlock, a wait for a lock, a change of what was read. */
export type ConflictKind = 'deadlock' | 'lock-wait' | 'serialization';

export type ConflictListener = (kind: ConflictKind) => void;

/** Tells of statements and transactions that gave way to others, and are tried again. */
export interface ConflictSource {
  /** @returns ends it */
  onConflict(listener: ConflictListener): () => void;
}
