import { SUCCEEDED } from '../../../../../../states/state-names.js';
import type { KeyPart } from '../../../../../sql/monitoring/walk.js';
import { AFTER_WOKEN } from '../../locks/lines.sql.js';
import { PLACES, PLACES_IN_LINE, placesOf } from '../../places.js';
import type { Tables } from '../../schema/tables.js';
import type { WalkShape } from './step-shape.js';

export type JobTable = keyof Pick<Tables, 'job' | 'finishedJob'>;

/** Rows of a walk that stand one behind the other in an index. Those of several lanes are merged. */
export interface Lane {
  readonly table: JobTable;
  readonly index: string;
  /** The rows of the lane; it takes the walk's own parameter, if there is one. */
  readonly where: string;
  /** Where the index of the order does not know them: the entries among which they are looked for. It takes no parameter. */
  readonly among?: string;
}

const inPlace = (place: string): Lane => ({
  table: 'job',
  index: 'job_place',
  where: `job.place = ${place}`,
});

function inPlaces([from, before]: readonly [from: string, before: string]): Lane {
  const where = `job.place >= '${from}' AND job.place < '${before}'`;
  return { table: 'job', index: 'job_place', where };
}

const WAITING: Lane = {
  ...inPlaces(PLACES_IN_LINE),
  index: 'job_line',
  among: `job.line > ${AFTER_WOKEN}`,
};

const finishedIn = (state: string): Lane => ({
  table: 'finishedJob',
  index: 'finished_job_latest',
  where: `job.state = ${state}`,
});

const every = (table: JobTable): Lane => ({ table, index: 'PRIMARY', where: 'TRUE' });

const SCHEDULED = inPlace(`'${PLACES.scheduled}'`);
const RETRY = inPlace(`'${PLACES.retry}'`);

/** Where the jobs of each walk stand. */
export const lanes: Readonly<Record<WalkShape['name'], readonly Lane[]>> = {
  ready: [inPlaces(placesOf('ready'))],
  'ready-of-queue': [inPlace('?')],
  waiting: [WAITING],
  'waiting-of-queue': [{ ...WAITING, where: `${WAITING.where} AND job.queue = ?` }],
  scheduled: [SCHEDULED, RETRY],
  retries: [RETRY],
  processing: [inPlaces(placesOf('processing'))],
  resting: [inPlace('?')],
  succeeded: [finishedIn(`'${SUCCEEDED}'`)],
  ended: [finishedIn('?')],
  unfinished: [every('job')],
  all: [every('job'), every('finishedJob')],
};

/** A column by which a walk is ordered, and the expression that is compared with it. */
export interface OrderColumn {
  readonly column: string;
  readonly value: string;
}

const column = (name: string, value = '?'): OrderColumn => ({ column: name, value });

const INTEGER = 'CAST(? AS SIGNED)';
const ID = column('id');
const PRIORITY_IN_PLACE = column('place_order', INTEGER);
/** Within a place, times stand in microseconds since 1970. */
const TIME_IN_PLACE = column('place_order', "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ?)");

const COLUMNS: Readonly<Record<KeyPart, OrderColumn>> = {
  stateAt: TIME_IN_PLACE,
  runAt: TIME_IN_PLACE,
  queue: column('queue'),
  priority: column('priority', INTEGER),
  waitingFor: column('line'),
  id: ID,
};

/** Where an index has other columns in the place of these. */
const INDEXED: Readonly<Partial<Record<WalkShape['name'], readonly OrderColumn[]>>> = {
  ready: [column('place'), PRIORITY_IN_PLACE, ID],
  'ready-of-queue': [PRIORITY_IN_PLACE, ID],
  processing: [column('changed_at'), ID],
  succeeded: [column('finished_at'), ID],
  ended: [column('finished_at'), ID],
};

/** By what a walk is ordered, as its index has it: one column for each part of the key. */
export const orderOf = ({ name, key }: WalkShape): readonly OrderColumn[] =>
  INDEXED[name] ?? key.map((part) => COLUMNS[part]);
