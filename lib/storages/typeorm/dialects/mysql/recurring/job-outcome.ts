import { PROCESSING } from '../../../../../states/state-names.js';
import { jobOutcomeOf as outcomeOf } from '../../../../sql/recurring/occurrence-rows.js';
import type { JobOutcome } from '../../../../sql/recurring/recurring-operations.js';
import type { Row } from '../../../../sql/row.js';

/** What stands behind the beginning of the latest run in a history: its time, and that of the next entry. */
const RUN = /^(\d{1,15})(?:.*?\},\{"state":"[^"]*","at":(\d{1,15}))?/s;

export function jobOutcomeOf(row: Row): JobOutcome {
  if (row.state === PROCESSING) {
    return outcomeOf({ ...row, started_ms: row.changed_ms, duration_ms: null });
  }
  const [, started = null, ended = null] = RUN.exec(String(row.latest_run ?? '')) ?? [];
  const durationMs = started === null || ended === null ? null : Number(ended) - Number(started);
  return outcomeOf({ ...row, started_ms: started, duration_ms: durationMs });
}
