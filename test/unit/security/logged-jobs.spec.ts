import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { MASK } from '../../../lib/job/display/mask.js';
import { Masked } from '../../../lib/job/display/masked.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { aNewJob } from '../../support/builders.js';
import { HangfireApp } from '../../support/hangfire-app.js';

const FORGED = '\u001b[2K\r\n\u2028[Nest] 1  - LOG [Auth] admin logged in';

@Injectable()
@AutomaticRetry(0)
class AccountService {
  @JobDisplayName('Reset the password of {0} to {1}')
  reset(name: string, @Masked() password: string): void {
    throw Object.assign(new Error(`${name} has ${typeof password}`), { name });
  }

  @JobDisplayName('Throw {0}')
  hostile(_what: string): void {
    throw new Proxy(new Error(FORGED), {
      get() {
        throw new Error(FORGED);
      },
    });
  }
}

describe('The log of an application', () => {
  let app: HangfireApp;

  beforeEach(async () => {
    app = await HangfireApp.start({ providers: [AccountService] });
  });

  afterEach(() => app.close());

  const linesAbout = (id: string | null) =>
    app.logger.lines.map(({ text }) => text).filter((text) => text.includes(String(id)));

  it('has one line for a job that failed, whatever it is called and has thrown', async () => {
    const id = await app.jobs.enqueue(AccountService, (it) => it.reset(FORGED, 'secret'));
    await app.reaches(id, 'Failed');

    const [line, ...others] = linesAbout(id);
    expect(others).toEqual([]);
    expect(line).toMatch(
      /^Job failed jobId=\S+ call="Reset the password of .*" error=".*" state=Failed$/,
    );
    for (const character of '\u001b\r\n\u2028') expect(line).not.toContain(character);
  });

  it('has no argument that is masked', async () => {
    const id = await app.jobs.enqueue(AccountService, (it) => it.reset('ada', 'secret'));
    const { displayName, args } = await app.reaches(id, 'Failed');

    expect(linesAbout(id).join()).toContain(`call="Reset the password of ada to ${MASK}"`);
    expect(linesAbout(id).join()).not.toContain('secret');
    expect(displayName).toBe(`Reset the password of ada to ${MASK}`);
    expect(args).toEqual(['ada', 'secret']);
  });

  it('has no part of arguments that were damaged', async () => {
    const job = aNewJob({ type: 'AccountService', method: 'reset', arguments: '["ada","secret"' });
    await app.storage.jobs.createJobs([job]);
    const failed = await app.reaches(job.id, 'Failed');

    expect(JSON.stringify(failed.history)).toContain('DamagedArgumentsError');
    expect(JSON.stringify([failed.history, app.logger.lines])).not.toContain('secret');
  });

  it('says that a job threw what nobody can read', async () => {
    const id = await app.jobs.enqueue(AccountService, (it) => it.hostile('a proxy'));
    await app.reaches(id, 'Failed');

    expect(linesAbout(id)).toEqual([
      expect.stringContaining('call="Throw a proxy" error="a proxy"'),
    ]);
  });
});
