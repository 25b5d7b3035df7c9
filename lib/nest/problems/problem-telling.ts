import type { BackgroundJobService } from '../../client/background-job-service.js';
import { ProblemWebhook, webhookBodyOf } from '../../problem-webhook/problem-webhook.js';
import type { ResolvedProblemWebhookOptions } from '../../problem-webhook/problem-webhook-options.js';
import type { ProblemListener } from '../../problems/problem-listener.js';
import type { ProblemNotice } from '../../storage/problem-store.js';
import type { Logger } from '../../support/logger.js';
import { endsWithin } from '../../support/time/time-limit.js';
import type { ProblemHook } from './problem-hook.js';

/** How long the teller waits for a hook, in milliseconds. The hook may go on, but the next notice does not wait. */
const HOOK_TIMEOUT_MS = 10_000;
/** A notice about a queue that does not keep up must not stand at its end. */
const FIRST = -32_768;

export interface ProblemTelling {
  readonly jobs: BackgroundJobService;
  readonly logger: Logger;
  /** Undefined where the application has none. */
  readonly hook: () => ProblemHook | undefined;
  readonly webhook: ResolvedProblemWebhookOptions | undefined;
}

/** Tells an application of problems: stores the job of the webhook first, which may fail, and then calls the hook. */
export const problemListenerOf =
  ({ jobs, logger, hook, webhook }: ProblemTelling): ProblemListener =>
  async (notice) => {
    if (webhook) {
      const body = webhookBodyOf(notice);
      await jobs.enqueue(ProblemWebhook, (it) => it.deliver(body), {
        queue: webhook.queue,
        priority: FIRST,
      });
    }
    await callHook(hook(), notice, logger);
  };

/** Errors of the hook concern nobody but its author. */
async function callHook(hook: ProblemHook | undefined, notice: ProblemNotice, logger: Logger) {
  if (!hook) return;
  const { kind, subject } = notice.problem;
  const facts = { event: notice.event, kind, subject };
  try {
    const done = Promise.resolve(notice).then(hook);
    if (await endsWithin(done, HOOK_TIMEOUT_MS)) return;
    done.catch((error) => logger.error('Hook for problems threw', { ...facts, error }));
    logger.warn('Hook for problems takes long, and is not waited for', facts);
  } catch (error) {
    logger.error('Hook for problems threw', { ...facts, error });
  }
}
