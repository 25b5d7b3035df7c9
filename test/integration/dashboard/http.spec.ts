import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** More than either platform takes, unless it is told otherwise. */
const TOO_LARGE = 2 * 1_024 * 1_024;
const STACK_LINE = /\bat .*:\d+:\d+/;
const NAMED_JOBS = 1_000;

@Injectable()
class ReportService {
  build() {}
}

interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface RawRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

describe.each(PLATFORMS)('The API over HTTP, on %s', (platform) => {
  let app: DashboardApp;
  let token: string;

  beforeAll(async () => {
    app = await DashboardApp.start({ platform, providers: [ReportService] });
    token = (await app.get('session')).body.token;
  });
  afterAll(() => app.close());

  /** As the pages do it, but for the path: `fetch` would tidy it up. */
  const ask = (method: string, path: string, { headers = {}, body }: RawRequest = {}) =>
    new Promise<RawReply>((resolve, reject) => {
      const { hostname, port, origin } = new URL(app.origin);
      const own = { origin, 'sec-fetch-site': 'same-origin', 'x-hangfire-token': token };
      const request = httpRequest({
        hostname,
        port,
        method,
        path: `/hangfire${path}`,
        headers: { ...own, ...headers },
      });
      // A platform may answer and hang up before it has read all that is too large for it.
      request.on('error', reject);
      request.on('response', (response) => {
        const { statusCode: status = 0 } = response;
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status, headers: response.headers, text }));
      });
      request.end(body);
    });
  const codeOf = ({ text }: RawReply) => (JSON.parse(text) as { code?: string }).code;
  const json = { 'content-type': 'application/json' };
  const aJob = async () =>
    (await app.jobs.enqueue(ReportService, (service) => service.build())) as string;

  it.each(['', '/', '/nothing', '/nothing/at', '/nothing/at/all', `/jobs/${UNKNOWN}/nothing`])(
    'says in its own words that there is no api%s',
    async (path) => {
      for (const method of METHODS) {
        const reply = await ask(method, `/api${path}`);

        expect([method, reply.status, codeOf(reply)]).toEqual([
          method,
          404,
          'HANGFIRE_DASHBOARD_NOT_FOUND',
        ]);
        expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
      }
    },
  );

  it('does nothing for a method that a resource does not have', async () => {
    const id = await aJob();
    for (const method of METHODS.slice(1)) {
      expect((await ask(method, `/api/jobs/${id}`)).status).toBe(404);
      expect((await ask(method, '/api/session')).status).toBe(404);
    }

    expect((await ask('GET', `/api/jobs/${id}/deletions`)).status).toBe(404);
    expect((await app.jobs.get(id))?.state).toBe('Enqueued');
  });

  it('answers HEAD like GET, without the body', async () => {
    for (const path of ['/api/session', '/api/jobs', `/api/jobs/${UNKNOWN}`, '/api/nothing']) {
      const [head, get] = [await ask('HEAD', path), await ask('GET', path)];

      expect([path, head.status, head.text]).toEqual([path, get.status, '']);
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
    }
  });

  it('does not tell another site by OPTIONS what it could do', async () => {
    for (const path of ['', '/api/session', `/api/jobs/${UNKNOWN}/requeues`]) {
      const headers = { origin: 'https://evil.example.org', 'sec-fetch-site': 'cross-site' };
      const { status, headers: answered } = await ask('OPTIONS', path, { headers });

      expect([403, 404]).toContain(status);
      expect(answered['access-control-allow-origin']).toBeUndefined();
    }
  });

  it.each([
    'nightly/report',
    '../../session',
    '.',
    '..',
    'ü ☃ 50%',
    'a?b=c&d#e',
    '%2F',
    '😀'.repeat(50),
  ])('knows a recurring job by the id %j', async (id) => {
    const recurring = app.app.get(RecurringJobService);
    await recurring.addOrUpdate(id, ReportService, (service) => service.build(), '0 3 * * *');
    const query = `?id=${encodeURIComponent(id)}`;

    const { text } = await ask('GET', `/api/recurring-jobs/details${query}`);
    expect(JSON.parse(text)).toMatchObject({ id });
    expect((await ask('PUT', `/api/recurring-jobs/pause${query}`)).status).toBe(200);
    expect((await ask('DELETE', `/api/recurring-jobs${query}`)).status).toBe(200);
    expect(await recurring.get(id)).toBeUndefined();
  });

  it('refuses impossible addresses', async () => {
    for (const id of ['%', '%E0%A4%A', '%00', 'x'.repeat(5_000)]) {
      const { status, text } = await ask('GET', `/api/batches/${id}`);

      expect([400, 404, 414]).toContain(status);
      expect(text).not.toMatch(STACK_LINE);
    }
  });

  it('ignores parameters that a query cannot have', async () => {
    expect((await ask('GET', '/api/jobs?q=%&state=')).status).toBe(200);
    expect((await ask('GET', '/api/jobs?limit[]=5')).status).toBe(200);
    expect((await ask('GET', '/api/jobs?q=a&q=b')).status).toBe(422);
  });

  it('refuses a body that is too large, and does nothing', async () => {
    const id = await aJob();
    const body = JSON.stringify({ expectedState: 'x'.repeat(TOO_LARGE) });
    const { status, text } = await ask('POST', `/api/jobs/${id}/deletions`, {
      headers: { ...json, 'content-length': String(body.length) },
      body,
    });

    expect(status).toBe(413);
    expect(text).not.toMatch(STACK_LINE);
    expect((await app.jobs.get(id))?.state).toBe('Enqueued');
  });

  it.each(['{', '{"expectedState":', '[]', '"Enqueued"', '{"expectedState":5}'])(
    'refuses the body %s, and does nothing',
    async (body) => {
      const id = await aJob();
      const { status } = await ask('POST', `/api/jobs/${id}/deletions`, { headers: json, body });

      expect([400, 422]).toContain(status);
      expect((await app.jobs.get(id))?.state).toBe('Enqueued');
    },
  );

  it('takes as many named jobs as it promises', async () => {
    const ids = Array.from({ length: NAMED_JOBS }, () => ({ id: UNKNOWN, state: 'Processing' }));
    const sent = async (named: typeof ids) =>
      (await app.send('POST', 'bulk-operations', { action: 'delete', ids: named })).status;

    expect(await sent(ids)).toBe(201);
    expect(await sent([...ids, ...ids.slice(0, 1)])).toBe(422);
  });
});
