import { filterDecorator } from '../../filters/filter-decorator.js';
import type { Configurable } from '../../job/configuration/configurable.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { QueueFilter } from './queue-filter.js';

/**
 * Names the queue of the jobs for life: retries, requeues, schedules and continuations keep it. The decorator takes a
 * name, or a format such as `tenant-{0}` with the job's arguments. The option `queue` of a call replaces it.
 *
 * @default 'default'
 * @throws InvalidQueueNameError unless the name has 1 to 50 lowercase letters, digits, `_` and `-`: for a name when the
 *   class is loaded, for a format when a job is enqueued
 * @throws FormatError for a format that is malformed, or does not fit the arguments
 */
export const Queue = (name: Configurable<string>): JobDecorator =>
  filterDecorator<string>('Queue', name, (given) => new QueueFilter(given));
