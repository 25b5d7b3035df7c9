import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import fc from 'fast-check';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { aNewJob } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { hostileText, WORST_TEXTS } from './hostile-texts.js';

@Injectable()
@AutomaticRetry(0)
class EchoService {
  calls = 0;

  @JobDisplayName('Echo of {0} and {1}')
  echo(...args: readonly unknown[]): unknown {
    this.calls += 1;
    return args[0];
  }
}

let app: HangfireApp;

beforeAll(async () => {
  app = await HangfireApp.start({ providers: [EchoService] });
});
afterAll(() => app.close());

const ENDED: ReadonlySet<string> = new Set(['Succeeded', 'Failed']);

async function ended(text: string) {
  const job = aNewJob({ type: 'EchoService', method: 'echo', arguments: text });
  await app.storage.jobs.createJobs([job]);
  return eventually(async () => {
    const details = await app.jobs.get(job.id);
    return details && ENDED.has(details.state) && details;
  });
}

const exceptionOf = ({ history }: Awaited<ReturnType<typeof ended>>) =>
  history.find(({ state }) => state === 'Failed')?.data.exception;

describe('a row with hostile arguments', () => {
  it('runs with data or fails for its arguments, and nothing else happens', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const job = await ended(text);

        expect(job.displayName).toEqual(expect.any(String));
        if (job.state === 'Succeeded') run += 1;
        else expect(exceptionOf(job)).toMatchObject({ type: 'DamagedArgumentsError' });
      }),
      { numRuns: 200 },
    );

    expect(run).toBeGreaterThan(0);
    expect(app.get(EchoService).calls).toBe(run);
    const errors = app.logger.lines.filter(({ level }) => level === 'error');
    expect(errors.filter(({ text }) => !text.startsWith('Job failed'))).toEqual([]);
  });

  it.each(Object.entries(WORST_TEXTS))('becomes a Failed job: %s', async (_what, text) => {
    const job = await ended(text);

    expect(job.state).toBe('Failed');
    expect(exceptionOf(job)).toMatchObject({ type: 'DamagedArgumentsError' });
  });

  it('leaves the next job alone', async () => {
    expect(await ended('["well"]')).toMatchObject({ state: 'Succeeded', result: 'well' });
  });
});
