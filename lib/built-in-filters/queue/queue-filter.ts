import type { CreatingContext } from '../../filters/client-filter.js';
import type { JobFilter } from '../../filters/job-filter.js';
import type { BackgroundJob } from '../../job/background-job.js';
import { formatTemplate, templatePlaceholders } from '../../job/display/format.js';
import { isQueueName, requireQueueName } from '../../job/queue-name.js';

/** Chooses the queue of a new job, unless the caller gave one. */
export class QueueFilter implements JobFilter {
  /** The name of the queue, where it is the same for all jobs. */
  readonly literal: string | undefined;

  constructor(private readonly format: string) {
    const isLiteral = typeof format !== 'string' || templatePlaceholders(format).length === 0;
    if (isLiteral) this.literal = requireQueueName(format);
  }

  onCreating(context: CreatingContext): void {
    context.queue ??= this.queueOf(context.job);
  }

  private queueOf(job: BackgroundJob): string {
    const name = formatTemplate(this.format, job.args);
    // The error quotes the name, which may contain masked arguments.
    return isQueueName(name) ? name : requireQueueName(formatTemplate(this.format, job.shownArgs));
  }
}
