import { MAX_LISTED_ARGUMENTS_CHARS } from '../../../storage/monitoring/listed-arguments.js';

/** A character of a JavaScript text has no more bytes than this. */
const MAX_BYTES_OF_CHAR = 3;
/** Longer arguments are not in lists. */
export const SHORT_ARGUMENTS_BYTES = MAX_LISTED_ARGUMENTS_CHARS * MAX_BYTES_OF_CHAR;

/** The fields of a job that a search asks for, by their names in the hash of the job. */
export type JobField =
  | 'type'
  | 'method'
  | 'args'
  | 'params'
  | 'queue'
  | 'priority'
  | 'since'
  | 'attempt'
  | 'created'
  | 'runAt'
  | 'server'
  | 'resource'
  | 'place'
  | 'batch'
  | 'history'
  | 'failure'
  | 'fingerprint'
  | 'failedAt';

/** The fields of a job that every list shows. */
export const SUMMARY_FIELDS = [
  'type',
  'method',
  'params',
  'queue',
  'priority',
  'since',
  'attempt',
  'created',
  'runAt',
  'server',
  'resource',
  'place',
  'batch',
] as const satisfies readonly JobField[];
