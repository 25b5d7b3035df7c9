import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { NAME_LIMITS } from '../../../storage/name-limits.js';
import type { ProblemKey } from '../../../storage/problems/problem-store.js';
import type { ProblemsAnswer } from '../../answers/problems.js';
import { AuditLog } from '../../audit/audit-log.js';
import { phrase } from '../../audit/audit-phrases.js';
import { cutText } from '../../display/cut-text.js';
import { NotFoundError } from '../../errors/not-found-error.js';
import { LivePoller } from '../../live/live-poller.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import type { ChangeAnswer } from '../job-actions.js';
import { closedProblemAnswerOf, openProblemAnswerOf } from '../mapping/problem-answer.js';
import { parseInput, shortText } from '../requests/input.js';
import { muteMs } from '../requests/mute-times.js';

const MAX_CLOSED = 200;

const key = { kind: shortText(50).min(1), subject: shortText(500).min(1) };
const chosen = z.object(key);
const mute = z.strictObject({
  ...key,
  /** If it is left out: until the problem ends. */
  forMs: muteMs,
});

/** The open and the closed problems of the system, and their mutes. */
@Injectable()
export class ProblemsResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    { method: 'GET', path: 'problems', answer: () => this.read() },
    {
      method: 'POST',
      path: 'problems/mutes',
      permission: 'pause',
      answer: (request) => this.mute(request),
    },
    {
      method: 'DELETE',
      path: 'problems/mutes',
      permission: 'pause',
      answer: (request) => this.unmute(request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(LivePoller) private readonly poller: LivePoller,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  private async read(): Promise<ProblemsAnswer> {
    const { problems } = await this.poller.latest();
    const closed = await this.client.storage.problems.listClosed(MAX_CLOSED);
    return { open: problems.map(openProblemAnswerOf), closed: closed.map(closedProblemAnswerOf) };
  }

  private async mute({ body, by }: ApiRequest): Promise<ChangeAnswer> {
    const { kind, subject, forMs } = parseInput('body', mute, body);
    await this.requireOpen({ kind, subject });
    const { problems, clock } = this.client.storage;
    const until = forMs === undefined ? undefined : new Date(clock.now().getTime() + forMs);
    await problems.mute({ kind, subject, by: by.name, until });
    const end = until ? phrase('until', { time: until.toISOString() }) : phrase('until-end');
    await this.audit.record({
      by,
      action: 'problem.mute',
      subject: auditSubjectOf(subject),
      details: `${kind}, ${end}`,
    });
    return { changed: true };
  }

  private async unmute({ query, by }: ApiRequest): Promise<ChangeAnswer> {
    const { kind, subject } = parseInput('query', chosen, query);
    const changed = await this.client.storage.problems.unmute({ kind, subject });
    if (changed) {
      await this.audit.record({
        by,
        action: 'problem.unmute',
        subject: auditSubjectOf(subject),
        details: kind,
      });
    }
    return { changed };
  }

  /** @throws NotFoundError so that nobody can fill the store with mutes of problems that do not exist */
  private async requireOpen({ kind, subject }: ProblemKey): Promise<void> {
    const { problems } = await this.poller.latest();
    const isOpen = problems.some((it) => it.kind === kind && it.subject === subject);
    if (!isOpen) throw new NotFoundError('problem', `${kind} ${subject}`);
  }
}

const auditSubjectOf = (subject: string): string => cutText(subject, NAME_LIMITS.subject - 1).text;
