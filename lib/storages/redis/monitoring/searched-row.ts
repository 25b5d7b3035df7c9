import { PROCESSING, SUCCEEDED } from '../../../states/state-names.js';
import type { Failure } from '../../../storage/jobs/latest-failure.js';
import { readFailure } from '../../parts/failure-text.js';
import { readHistory } from '../../parts/job-text.js';
import type { FailedJob } from '../../parts/monitoring/failure-groups.js';
import type { ListedJob } from '../../parts/monitoring/job-list.js';
import type { MatchableJob } from '../../parts/monitoring/job-matching.js';
import { USUAL_PARAMETERS } from '../jobs/job-row.js';
import type { JobField } from './job-row-fields.js';

/**
 * A job as a script answers it: its state, when it expires, the fields that were asked for, and its id. Scripts add
 * values behind that.
 */
export type JobRow = readonly (string | null)[];

const STATE = 0;
const EXPIRE_AT = 1;
const FIRST_FIELD = 2;

/** A job in the form that searches ask for. A field that was not read looks empty. */
export class SearchedRow implements MatchableJob, ListedJob, FailedJob {
  constructor(
    private readonly row: JobRow,
    private readonly fields: readonly JobField[],
  ) {}

  get id(): string {
    return this.row[FIRST_FIELD + this.fields.length] ?? '';
  }
  /** The values that a script has added behind the id. */
  get added(): JobRow {
    return this.row.slice(FIRST_FIELD + this.fields.length + 1);
  }
  get state(): string {
    return this.row[STATE] ?? '';
  }
  get isFinished(): boolean {
    return this.row[EXPIRE_AT] !== null;
  }
  get expireAt(): number | undefined {
    return numberIn(this.row[EXPIRE_AT] ?? undefined);
  }
  get type(): string {
    return this.text('type');
  }
  get method(): string {
    return this.text('method');
  }
  get queue(): string {
    return this.text('queue');
  }
  get arguments(): string {
    return this.text('args');
  }
  get parameters(): string {
    return this.field('params') ?? USUAL_PARAMETERS;
  }
  get priority(): number {
    return Number(this.field('priority') ?? 0);
  }
  get since(): number {
    return Number(this.field('since'));
  }
  get createdAt(): number {
    return Number(this.field('created'));
  }
  get attempt(): number {
    return Number(this.field('attempt') ?? 0);
  }
  get runAt(): number | undefined {
    return numberIn(this.field('runAt'));
  }
  get serverId(): string | undefined {
    return this.field('server');
  }
  get batchId(): string | undefined {
    return this.field('batch');
  }
  get isWaiting(): boolean {
    return this.field('place') === 'waiting';
  }
  get waitingFor(): string | undefined {
    return this.isWaiting ? this.field('resource') : undefined;
  }
  get failure(): Failure | undefined {
    const text = this.field('failure');
    const fingerprint = this.field('fingerprint');
    return text === undefined
      ? undefined
      : { ...readFailure(text), ...(fingerprint ? { fingerprint } : {}) };
  }
  get failedAt(): number {
    return Number(this.field('failedAt') ?? Number.NaN);
  }
  get success(): Readonly<Record<string, unknown>> | undefined {
    if (this.state !== SUCCEEDED) return undefined;
    return readHistory(this.text('history')).findLast(({ state }) => state === SUCCEEDED)?.data;
  }

  hasRunOn(serverId: string): boolean {
    if (this.serverId === serverId) return true;
    const history = this.text('history');
    // Most histories do not tell of the server, and need not be read.
    if (!history.includes(JSON.stringify(serverId))) return false;
    return readHistory(history).some(
      ({ state, data }) => state === PROCESSING && data.serverId === serverId,
    );
  }

  private text(field: JobField): string {
    return this.field(field) ?? '';
  }

  private field(field: JobField): string | undefined {
    const at = this.fields.indexOf(field);
    return at < 0 ? undefined : (this.row[FIRST_FIELD + at] ?? undefined);
  }
}

const numberIn = (text: string | undefined) => (text === undefined ? undefined : Number(text));
