import { PROCESSING } from '../../../../../states/state-names.js';

// Quotation marks inside of values are escaped in a history, so none of them is taken for an entry.
const BEGIN = `{"state":"${PROCESSING}","at":`;
const NEXT = `},{"state":"`;
const TIME = '[0-9]{1,15}';

/** What stands behind the last BEGIN, or everything. A regular expression would take a hundred times as long. */
const rest = `split_part(history, '${BEGIN}', -1)`;
const startedMs = `
  CASE WHEN strpos(history, '${BEGIN}') > 0 THEN substring(${rest} FROM '^${TIME}')::float8 END`;
const endedMs = `
  substring(split_part(${rest}, '${NEXT}', 2) FROM '^[^"]*","at":(${TIME})')::float8`;

/** Of the columns of a job: when its latest run began, and how long that took; null where there was none. */
export const latestRun = {
  /** In milliseconds since 1970. */
  startedMs,
  /** In milliseconds; null where the run has not ended. */
  durationMs: `${endedMs} - ${startedMs}`,
} as const;
