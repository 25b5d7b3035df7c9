import { createHash } from 'node:crypto';
import type { RecurringJobRecord } from '../storage/recurring/recurring-store.js';

/**
 * When the job of an occurrence starts: up to `jitterMs` after the nominal time. The delay is computed from the id and
 * the nominal time, so every server gets the same time, and the jobs of one time spread evenly.
 */
export function jitteredStart(
  { id, jitterMs }: Pick<RecurringJobRecord, 'id' | 'jitterMs'>,
  nominalAt: Date,
): Date {
  if (jitterMs === 0) return nominalAt;

  const hash = createHash('sha256').update(`${nominalAt.toISOString()} ${id}`).digest();
  const share = hash.readUIntBE(0, 6) / 2 ** 48;
  return new Date(nominalAt.getTime() + Math.floor(share * (jitterMs + 1)));
}
