import { MAX_LISTED_ARGUMENTS_CHARS } from '../../../../../../storage/monitoring/listed-arguments.js';
import { LAST_ENTRY_CHARS } from '../../../../../parts/monitoring/bounds.js';

const MAX_BYTES_PER_CHAR = 4;

/** What is read of a job for lists of them, by the same names from both tables. */
export const ofJob = `
  id, type, method, arguments, parameters, history, queue, priority, state, attempt, server_id,
  waiting_for, batch_id, failure, fingerprint, created_at, run_at, NULL::timestamptz AS expire_at,
  changed_at AS state_at`;
export const ofFinishedJob = `
  id, type, method, arguments, parameters, history, queue, priority, state, attempt,
  NULL::text AS server_id, NULL::text AS waiting_for, batch_id, failure, fingerprint,
  created_at, NULL::timestamptz AS run_at, expire_at, finished_at AS state_at`;

/**
 * What the size says costs nothing; it is that of the compressed text. Of one that may be short, no
 * more is unpacked than shows whether it is.
 */
const shortArguments = `
  CASE WHEN pg_column_size(arguments) <= ${MAX_BYTES_PER_CHAR * (MAX_LISTED_ARGUMENTS_CHARS + 1)}
        AND length(left(arguments::text, ${MAX_LISTED_ARGUMENTS_CHARS + 1}))
            <= ${MAX_LISTED_ARGUMENTS_CHARS}
       THEN arguments::text
  END`;

/** The columns from which a summary is read, as summary-rows.ts expects them. */
export const summaryColumns = `
  id, type, method, ${shortArguments} AS arguments, parameters::text,
  right(history, ${LAST_ENTRY_CHARS}) AS history, queue, priority, state, attempt, server_id,
  waiting_for, batch_id, date_part('epoch', created_at) * 1000 AS created_ms,
  date_part('epoch', run_at) * 1000 AS run_ms, date_part('epoch', expire_at) * 1000 AS expire_ms,
  date_part('epoch', state_at) * 1000 AS state_ms`;
