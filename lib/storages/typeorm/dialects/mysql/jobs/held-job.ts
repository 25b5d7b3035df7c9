import type { Expectation } from '../../../../../storage/jobs/transition.js';
import type { Row } from '../../../../sql/row.js';

/** What a transition has to know of a job before it is applied; nobody changes the job until the transaction ends. */
export interface HeldJob {
  readonly id: string;
  readonly state: string;
  readonly attempt: number;
  readonly serverId: string | null;
  readonly wokenFor: string | null;
  readonly queue: string;
  readonly batchId: string | null;
  readonly hasContinuations: boolean;
  /** The history is so long that its oldest entries are to be left out. */
  readonly isLong: boolean;
}

export const heldJobOf = (row: Row): HeldJob => ({
  id: row.id as string,
  state: row.state as string,
  attempt: Number(row.attempt),
  serverId: row.server_id as string | null,
  wokenFor: row.woken_for as string | null,
  queue: row.queue as string,
  batchId: row.batch_id as string | null,
  hasContinuations: Number(row.has_continuations) === 1,
  isLong: Number(row.is_long) === 1,
});

export const isAsExpected = (job: HeldJob, from: Expectation): boolean =>
  (from.state === undefined || job.state === from.state) &&
  (from.attempt === undefined || job.attempt === from.attempt) &&
  (from.serverId === undefined || job.serverId === from.serverId);
