import type { ProblemMute, ProblemRecord } from '../../../storage/problems/problem-store.js';
import { readFacts } from '../../parts/facts-text.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import { isTrue, type Row } from '../row.js';

export const problemRecordOf = (row: Row): ProblemRecord => ({
  id: String(row.id),
  kind: String(row.kind),
  subject: String(row.subject),
  facts: readFacts(row.facts),
  openedAt: dateOf(row.opened_ms),
  seenAt: dateOf(row.seen_ms),
  closedAt: optionalDateOf(row.closed_ms),
});

/** @param versions a list where the mute is for those only */
export const problemMuteOf = (row: Row, versions: unknown): ProblemMute => ({
  kind: String(row.kind),
  subject: String(row.subject),
  by: String(row.muted_by),
  mutedAt: dateOf(row.muted_ms),
  until: optionalDateOf(row.until_ms),
  isLasting: isTrue(row.is_lasting),
  versions: Array.isArray(versions) ? versions.map(String) : undefined,
});
