import type { ConformanceNeed } from '../../conformance/conformance-case.js';
import type { OpenStore } from '../../conformance/conformance-store.js';

/** A need of some cases that the store does not meet. */
export interface Lack {
  readonly need: ConformanceNeed;
  /** For people, as a sentence. */
  readonly reason: string;
}

/** A store that the command proves. */
export interface ProvenStore {
  /** For people. */
  readonly title: string;
  readonly lacks: readonly Lack[];
  /** How long a case may take, if the store itself says so. */
  readonly timeoutMs?: number | undefined;
  /** Opens the store for one case, empty. */
  readonly open: OpenStore;
  /** Drops the tables and the schema that were made for the cases. */
  remove(): Promise<void>;
}
