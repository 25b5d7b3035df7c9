import { LIBRARY_VERSION } from '../../support/versions/library-version.js';
import { describeError } from './described-error.js';
import type { Proof } from './proof.js';
import { tallyByRole, tallyOf } from './tally.js';

/** The report for programs: one JSON document. */
export function proofJson({ results, ...proof }: Proof): string {
  const document = {
    version: LIBRARY_VERSION,
    store: proof.title,
    stoppedBy: proof.stoppedBy ?? null,
    caseCount: proof.caseCount,
    durationMs: Math.round(proof.durationMs),
    lacks: proof.lacks,
    total: tallyOf(results),
    roles: Object.fromEntries(tallyByRole(results)),
    cases: results.map(({ case: { role, path, needs }, outcome, durationMs, error }) => ({
      role,
      path,
      needs,
      outcome,
      durationMs,
      ...(outcome === 'failed' && { error: describeError(error) }),
    })),
  };
  return `${JSON.stringify(document, rounded, 2)}\n`;
}

const rounded = (name: string, value: unknown): unknown =>
  name === 'durationMs' && typeof value === 'number' ? Math.round(value) : value;
