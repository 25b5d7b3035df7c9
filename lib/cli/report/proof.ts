import type { CaseResult } from '../../conformance/prove-storage.js';
import type { Lack } from '../stores/proven-store.js';

/** The results of proving a store. */
export interface Proof {
  /** Of the store, for people. */
  readonly title: string;
  readonly lacks: readonly Lack[];
  /** In the order of the cases. */
  readonly results: readonly CaseResult[];
  /** How many cases were chosen. There are fewer results if a signal stopped the proof. */
  readonly caseCount: number;
  /** The signal that stopped the proof. */
  readonly stoppedBy: NodeJS.Signals | undefined;
  readonly durationMs: number;
}
