import { createHash } from 'node:crypto';
import type { RecurringJobRecord } from '../storage/recurring-store.js';

/**
 * When the job of an occurrence is to start: up to `jitterMs` after the nominal time. Made from the id
 * and that time, so that every server comes to the same, and jobs of one time spread evenly.
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
