import type { Failure } from '../../../storage/jobs/latest-failure.js';
import type { ListedJob } from '../../parts/monitoring/job-list.js';
import type { MatchableJob } from '../../parts/monitoring/job-matching.js';
import { isWaiting, type StoredJob } from '../jobs/stored-job.js';
import { failureOf } from './job-failure.js';
import { hasRunOn, lastFailedAt, successOf } from './job-runs.js';

/** A stored job in the form that searches ask for. */
export class SearchedJob implements MatchableJob, ListedJob {
  constructor(readonly stored: StoredJob) {}

  get id(): string {
    return this.stored.id;
  }
  get type(): string {
    return this.stored.type;
  }
  get method(): string {
    return this.stored.method;
  }
  get queue(): string {
    return this.stored.queue;
  }
  get priority(): number {
    return this.stored.priority;
  }
  get state(): string {
    return this.stored.state;
  }
  get since(): number {
    return this.stored.since;
  }
  get arguments(): string {
    return this.stored.arguments;
  }
  get parameters(): string {
    return this.stored.parameters;
  }
  get createdAt(): number {
    return this.stored.createdAt;
  }
  get runAt(): number | undefined {
    return this.stored.runAt;
  }
  get batchId(): string | undefined {
    return this.stored.batchId;
  }
  get serverId(): string | undefined {
    return this.stored.lease?.serverId;
  }
  get isWaiting(): boolean {
    return isWaiting(this.stored);
  }
  get failure(): Failure | undefined {
    return failureOf(this.stored);
  }
  get failedAt(): number {
    return lastFailedAt(this.stored);
  }
  get success(): Readonly<Record<string, unknown>> | undefined {
    return successOf(this.stored);
  }

  hasRunOn(serverId: string): boolean {
    return hasRunOn(this.stored, serverId);
  }
}
