import type { ModuleRef } from '@nestjs/core';
import type { BackgroundJobService } from '../../client/background-job-service.js';
import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import type { ServiceType } from '../../job/service-type.js';
import { ProblemWebhook, webhookBodyOf } from '../../problem-webhook/problem-webhook.js';
import type { ProblemListener } from '../../problems/problem-listener.js';
import type { ProblemNotice } from '../../storage/problems/problem-store.js';
import type { Logger } from '../../support/logger.js';
import { endsWithin } from '../../support/time/time-limit.js';
import type { ResolvedModuleOptions } from '../options/resolve-module-options.js';
import { type ProblemHook, problemHookOf } from './problem-hook.js';

/** How long the teller waits for a hook, in milliseconds. The hook may go on, but the next notice does not wait. */
const HOOK_TIMEOUT_MS = 10_000;
/** A notice about a queue that does not keep up must not stand at the end of that queue. */
const FIRST = -32_768;

type ProblemOptions = Pick<ResolvedModuleOptions, 'onProblem' | 'problemWebhook'>;

export interface ProblemTellingParts {
  readonly jobs: BackgroundJobService;
  readonly handlers: HandlerCatalog;
  readonly logger: Logger;
}

/**
 * Tells an application of problems. It first stores the job of the webhook, which may fail, and then calls the hook.
 */
export class ProblemTelling {
  /** The services of the library's own jobs, by their classes. */
  readonly own = new Map<ServiceType, object>();
  /** Undefined if the application has neither a hook nor a webhook. */
  readonly listener: ProblemListener | undefined;
  private hook: ProblemHook | undefined;

  constructor(
    private readonly options: ProblemOptions,
    private readonly parts: ProblemTellingParts,
  ) {
    const { onProblem, problemWebhook } = options;
    if (problemWebhook) this.provide(new ProblemWebhook(problemWebhook));
    if (onProblem || problemWebhook) this.listener = (notice) => this.tell(notice);
  }

  /**
   * Finds the provider of the hook.
   *
   * @throws ProblemListenerNotProvidedError
   */
  prepare(moduleRef: ModuleRef): void {
    const { onProblem } = this.options;
    this.hook = onProblem && problemHookOf(onProblem, moduleRef);
  }

  private provide(webhook: ProblemWebhook): void {
    this.own.set(ProblemWebhook, webhook);
    const provided = { implementation: ProblemWebhook, instance: webhook };
    this.parts.handlers.register(ProblemWebhook, provided);
  }

  private async tell(notice: ProblemNotice): Promise<void> {
    const { jobs, logger } = this.parts;
    const { problemWebhook: webhook } = this.options;
    if (webhook) {
      const body = webhookBodyOf(notice);
      await jobs.enqueue(ProblemWebhook, (it) => it.deliver(body), {
        queue: webhook.queue,
        priority: FIRST,
      });
    }
    await callHook(this.hook, notice, logger);
  }
}

/** Only the author of the hook needs to know of its errors, so they go to the log. */
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
