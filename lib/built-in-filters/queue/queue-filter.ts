import type { CreatingContext } from '../../filters/client-filter.js';
import type { JobFilter } from '../../filters/job-filter.js';
import { formatTemplate, templatePlaceholders } from '../../job/format.js';
import { requireQueueName } from '../../job/queue-name.js';

/** Chooses the queue of a new job, unless the caller did. */
export class QueueFilter implements JobFilter {
  constructor(private readonly format: string) {
    const isLiteral = typeof format !== 'string' || templatePlaceholders(format).length === 0;
    if (isLiteral) requireQueueName(format);
  }

  onCreating(context: CreatingContext): void {
    context.queue ??= requireQueueName(formatTemplate(this.format, context.job.args));
  }
}
