import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { HangfireClient } from '../../../client/hangfire-client.js';
import { FAILURE_MUTE } from '../../../problems/muted-failures.js';
import type { ProblemKey } from '../../../storage/problems/problem-store.js';
import { AuditLog } from '../../audit/audit-log.js';
import { phrase } from '../../audit/audit-phrases.js';
import { InvalidInputError } from '../../errors/invalid-input-error.js';
import { FailureReader } from '../../performance/failure-reader.js';
import type { ApiRequest, ApiResource, ApiRoute } from '../api-route.js';
import type { ChangeAnswer } from '../job-actions.js';
import { parseInput } from '../requests/input.js';
import { muteMs } from '../requests/mute-times.js';
import { spanIn } from '../requests/span-query.js';

/** How many failures may be muted. Mutes of problems need room in the same list. */
const MAX_MUTED_FAILURES = 500;

const newMute = z.strictObject({
  /** If it is left out: for ever, or until the next version. */
  forMs: muteMs,
  untilNextVersion: z.boolean().default(false),
});

/** The failures with one cause, and their mutes. */
@Injectable()
export class FailuresResource implements ApiResource {
  readonly routes: readonly ApiRoute[] = [
    {
      method: 'GET',
      path: 'failures/:id',
      answer: ({ id, query }) => this.failures.read(id, spanIn(query)),
    },
    {
      method: 'PUT',
      path: 'failures/:id/mute',
      permission: 'pause',
      answer: (request) => this.mute(request),
    },
    {
      method: 'DELETE',
      path: 'failures/:id/mute',
      permission: 'pause',
      answer: (request) => this.unmute(request),
    },
  ];

  constructor(
    @Inject(HangfireClient) private readonly client: HangfireClient,
    @Inject(FailureReader) private readonly failures: FailureReader,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  private async mute({ id, body, by }: ApiRequest): Promise<ChangeAnswer> {
    const { forMs, untilNextVersion } = parseInput('body', newMute, body);
    // The failure must exist, so that nobody can fill the store with mutes of failures that do not exist.
    const { exceptionType, runningVersions } = await this.failures.read(id, '1h');
    if (untilNextVersion && runningVersions.length === 0) {
      throw InvalidInputError.of('noVersion');
    }
    const { problems, clock } = this.client.storage;
    await this.requireRoom(keyOf(id));
    const until = forMs === undefined ? undefined : new Date(clock.now().getTime() + forMs);
    const versions = untilNextVersion ? runningVersions : undefined;
    await problems.mute({ ...keyOf(id), by: by.name, until, isLasting: true, versions });

    const ends = [
      ...(until ? [phrase('until', { time: until.toISOString() })] : []),
      ...(versions ? [phrase('until-version', { versions: versions.join(', ') })] : []),
    ];
    const end = ends.length > 0 ? ends.join(', ') : phrase('for-ever');
    await this.audit.record({
      by,
      action: 'failure.mute',
      subject: id,
      details: `${exceptionType}, ${end}`,
    });
    return { changed: true };
  }

  private async unmute({ id, by }: ApiRequest): Promise<ChangeAnswer> {
    const changed = await this.client.storage.problems.unmute(keyOf(id));
    if (changed) await this.audit.record({ by, action: 'failure.unmute', subject: id });
    return { changed };
  }

  /** @throws InvalidInputError */
  private async requireRoom({ subject }: ProblemKey): Promise<void> {
    const mutes = await this.client.storage.problems.listMutes();
    const others = mutes.filter((it) => it.kind === FAILURE_MUTE && it.subject !== subject);
    if (others.length < MAX_MUTED_FAILURES) return;
    throw InvalidInputError.of('manyMutes', { got: others.length, most: MAX_MUTED_FAILURES });
  }
}

const keyOf = (fingerprint: string): ProblemKey => ({ kind: FAILURE_MUTE, subject: fingerprint });
