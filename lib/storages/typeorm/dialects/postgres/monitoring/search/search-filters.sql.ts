import { FAILED, SUCCEEDED } from '../../../../../../states/state-names.js';

/** The parameters that every search takes, whatever it walks along; its own ones follow. */
export const FILTER_PARAMETERS = 25;

const unlessNull = (parameter: string, condition: string) =>
  `(${parameter} IS NULL OR ${condition})`;

/** What follows the last beginning of such an entry in a history. Inside of texts, quotes have a backslash in front. */
const behindLast = (beginning: string) => `split_part(history, '${beginning}', -1)`;

/** When the latest entry of a failure was written, in milliseconds since 1970. */
const failedMs = `substring(${behindLast(`{"state":"${FAILED}","at":`)} FROM '^\\d{1,15}')::float8`;

/** What the latest entry of a success says, in milliseconds. */
const succeededIn = (name: string) =>
  `substring(${behindLast(`{"state":"${SUCCEEDED}",`)} FROM '"${name}":(\\d{1,15})')::float8`;

/** A bulk operation gave the job a state, and the job may have got others since; the clocks of processes agree to the minute. */
export const sinceBulk = `state_at >= coalesce(
    timestamptz 'epoch' + $25::float8 * interval '1 millisecond' - interval '1 minute', '-infinity')`;

const said = "coalesce(failure, '')";

/**
 * What a search asks for, of the columns of a walk. Cheap questions come first.
 *
 * $1 limit · $2 states · $3 queue · $4 server id · $5 batch · $6 created before · $7 created at or after ·
 * $8 whether a retry · $9 pattern of the type · $10 of the method · $11 of the failure · $12 of the
 * parameters · $13 patterns of which each is found in type, method or failure · $14 pattern of the
 * arguments · $15 fingerprint · $16 failed before · $17 failed at or after, both in milliseconds since 1970 ·
 * $18 server that runs the job or ran it · $19 pattern of that in the history · $20 shortest and $21 longest
 * duration · $22 shortest and $23 longest latency, in milliseconds · $24 pattern of the bulk operation in the
 * parameters · $25 its start, in milliseconds since 1970; each null: no matter
 */
export const searchFilters = [
  unlessNull('$2::text[]', 'state = ANY ($2)'),
  unlessNull('$3::text', 'queue = $3'),
  unlessNull('$4::text', 'server_id = $4'),
  unlessNull('$5::uuid', 'batch_id = $5'),
  unlessNull('$6::timestamptz', 'created_at < $6'),
  unlessNull('$7::timestamptz', 'created_at >= $7'),
  unlessNull('$8::boolean', "$8 = (state = 'Scheduled' AND failure IS NOT NULL)"),
  unlessNull('$15::text', 'fingerprint = $15'),
  unlessNull('$9::text', 'type ILIKE $9'),
  unlessNull('$10::text', 'method ILIKE $10'),
  unlessNull('$11::text', `${said} ILIKE $11`),
  unlessNull('$12::text', 'parameters::text LIKE $12'),
  unlessNull('$24::text', `${sinceBulk} AND parameters::text LIKE $24`),
  unlessNull(
    '$13::text[]',
    `NOT EXISTS (
       SELECT 1 FROM unnest($13) AS word(pattern)
        WHERE type NOT ILIKE pattern AND method NOT ILIKE pattern AND ${said} NOT ILIKE pattern)`,
  ),
  unlessNull('$14::text', 'arguments::text ILIKE $14'),
  // Histories come last: a long one lies elsewhere.
  unlessNull('$16::float8', `failure IS NOT NULL AND ${failedMs} < $16`),
  unlessNull('$17::float8', `failure IS NOT NULL AND ${failedMs} >= $17`),
  unlessNull('$18::text', '(server_id = $18 OR history LIKE $19::text)'),
  unlessNull(
    '$20::float8',
    `state = '${SUCCEEDED}' AND ${succeededIn('durationMs')} BETWEEN $20 AND $21::float8`,
  ),
  unlessNull(
    '$22::float8',
    `state = '${SUCCEEDED}' AND ${succeededIn('latencyMs')} BETWEEN $22 AND $23::float8`,
  ),
].join('\n     AND ');
