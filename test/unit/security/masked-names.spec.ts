import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { MASK } from '../../../lib/job/display/mask.js';
import { JobContext } from '../../../lib/job/job-context.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../support/builders.js';
import { DashboardApp } from '../../support/dashboard-app.js';
import { HangfireApp } from '../../support/hangfire-app.js';

const SECRET = 'hunter2';
const TOO_LONG = SECRET.repeat(100);

@Injectable()
@AutomaticRetry(0)
class LoginService {
  @JobDisplayName('Log {0} in with {1} and {2}')
  login(name: string, password: string, _more: unknown): void {
    throw new Error(`${name} has ${typeof password}`);
  }

  @JobDisplayName('Log in with {0}')
  destructured({ password }: { password: string }): void {
    throw new Error(typeof password);
  }

  @DisableConcurrentExecution({ resource: 'login:{0}', timeoutInSeconds: 1 })
  locked(password: string): string {
    return password;
  }

  @Queue('login-{0}')
  queued(password: string): string {
    return password;
  }

  parameters(value: unknown): void {
    JobContext.current().parameters.set('password', { value, big: 1n });
  }
}

describe('A name in maskedParameters', () => {
  let app: HangfireApp;

  beforeEach(async () => {
    app = await HangfireApp.start({ providers: [LoginService], maskedParameters: ['Password'] });
  });

  afterEach(() => app.close());

  const thrownBy = async (run: () => Promise<unknown>): Promise<string> =>
    run().then(
      () => 'nothing',
      (error: Error) => error.message,
    );

  it('hides an argument, and what lies in one, in the log and in display names', async () => {
    const more = { user: 'ada', deep: [{ password: SECRET }] };
    const id = await app.jobs.enqueue(LoginService, (it) => it.login('ada', SECRET, more));
    const { displayName, args } = await app.reaches(id, 'Failed');
    const shown = `{"user":"ada","deep":[{"password":"${MASK}"}]}`;

    expect(displayName).toBe(`Log ada in with ${MASK} and ${shown}`);
    expect(args).toEqual(['ada', SECRET, more]);
    expect(app.logger.text).toContain(`Log ada in with ${MASK} and `);
    expect(app.logger.text).not.toContain(SECRET);
  });

  it('hides an argument whose name cannot be known', async () => {
    const id = await app.jobs.enqueue(LoginService, (it) => it.destructured({ password: SECRET }));

    expect((await app.reaches(id, 'Failed')).displayName).toBe(`Log in with ${MASK}`);
    expect(app.logger.text).toContain(`call="Log in with ${MASK}"`);
    expect(app.logger.text).not.toContain(SECRET);
  });

  it.each<[string, (login: LoginService) => void, string]>([
    ['the name of a queue', (it) => it.queued(`${SECRET}!`), `'login-${MASK}'`],
    [
      'what cannot be stored',
      (it) => it.login('a', 'b', { password: new Map([[SECRET, () => {}]]) }),
      'Cannot store argument 2 (counted from 0): it is a function',
    ],
  ])('is not in the error about %s', async (_what, call, part) => {
    const error = await thrownBy(() => app.jobs.enqueue(LoginService, call));

    expect(error).toContain(part);
    expect(error).not.toContain(SECRET);
  });

  it('is not in the error about a resource, nor in the log', async () => {
    const id = await app.jobs.enqueue(LoginService, (it) => it.locked(TOO_LONG));
    const { exception } = await app.reaches(id, 'Failed');

    expect(exception?.message).toContain(`login:${MASK}`);
    expect(exception?.message).not.toContain(SECRET);
    expect(app.logger.text).not.toContain(SECRET);
  });

  it('is not in the error about a parameter of the job', async () => {
    const id = await app.jobs.enqueue(LoginService, (it) => it.parameters(SECRET));
    const { exception } = await app.reaches(id, 'Failed');
    const parameters = { login: { password: SECRET, big: 1n } };
    const error = await thrownBy(() =>
      app.jobs.enqueue(LoginService, (it) => it.queued('a'), { parameters }),
    );

    expect(exception?.message).toContain('Job parameter "password": expected plain JSON');
    expect(`${exception?.message} ${app.logger.text}`).not.toContain(SECRET);
    expect(error).toContain(`got { password: ${MASK}, big: 1n }`);
    expect(error).not.toContain(SECRET);
  });
});

describe('The dashboard of an application', () => {
  it('hides what the module masks', async () => {
    const storage = new MemoryJobStorage();
    const app = await DashboardApp.start({
      storage,
      providers: [LoginService],
      maskedParameters: ['password'],
    });
    const job = aNewJob({
      type: 'LoginService',
      method: 'login',
      arguments: `["ada","${SECRET}"]`,
    });
    await storage.jobs.createJobs([job]);

    const { body } = await app.get(`jobs/${job.id}`);
    expect(body).toMatchObject({ args: [{ text: "'ada'" }, { text: MASK, isMasked: true }] });
    expect(JSON.stringify(body)).not.toContain(SECRET);
    await app.close();
  });
});
