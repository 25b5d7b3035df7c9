import { AutomaticRetry } from '../built-in-filters/automatic-retry/automatic-retry.js';
import { JobDisplayName } from '../job/job-display-name.js';
import { JobType } from '../job/job-type.js';
import type { ProblemNotice } from '../storage/problems/problem-store.js';
import { LIBRARY_VERSION } from '../support/versions/library-version.js';
import { post } from './post.js';
import type { ResolvedProblemWebhookOptions } from './problem-webhook-options.js';
import { SIGNATURE_HEADER, signatureOf } from './signature.js';

/** The body of a webhook, as JSON. `id` and `event` together are the same for each delivery of one notice. */
export interface ProblemWebhookBody {
  readonly event: ProblemNotice['event'];
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly facts: ProblemNotice['problem']['facts'];
  readonly openedAt: string;
  readonly closedAt?: string;
}

/** The job that delivers one notice. The receiver and the secret come from the options, never from the job. */
@JobType('HangfireProblemWebhook')
export class ProblemWebhook {
  constructor(private readonly options: ResolvedProblemWebhookOptions) {}

  @AutomaticRetry(10)
  @JobDisplayName('Tell the webhook of a problem')
  async deliver(notice: ProblemWebhookBody): Promise<void> {
    const { url, secret, timeoutMs, allowPrivateAddresses } = this.options;
    const body = JSON.stringify(notice);
    await post(new URL(url), body, {
      timeoutMs,
      allowPrivateAddresses,
      headers: {
        'content-type': 'application/json',
        'user-agent': `nestjs-hangfire/${LIBRARY_VERSION}`,
        [SIGNATURE_HEADER]: signatureOf(secret, body, new Date()),
      },
    });
  }
}

export function webhookBodyOf({ event, problem }: ProblemNotice): ProblemWebhookBody {
  const { id, kind, subject, facts, openedAt, closedAt } = problem;
  return {
    event,
    id,
    kind,
    subject,
    facts,
    openedAt: openedAt.toISOString(),
    ...(closedAt && event === 'closed' && { closedAt: closedAt.toISOString() }),
  };
}
