import type { CaseResult } from '../../conformance/prove-storage.js';

/** How many cases had which outcome. */
export interface Tally {
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly leftOut: number;
  readonly durationMs: number;
}

export function tallyOf(results: readonly CaseResult[]): Tally {
  const count = (outcome: CaseResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  return {
    cases: results.length,
    passed: count('passed'),
    failed: count('failed'),
    leftOut: count('left-out'),
    durationMs: results.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}

/** By role, in the order of the roles' first cases. */
export function tallyByRole(results: readonly CaseResult[]): ReadonlyMap<string, Tally> {
  const roles = new Set(results.map((result) => result.case.role));
  return new Map(
    [...roles].map((role) => [
      role,
      tallyOf(results.filter((result) => result.case.role === role)),
    ]),
  );
}
