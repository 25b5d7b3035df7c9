import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';

const JOB = '01890a5d-ac96-774b-bcce-b302099a8057';
const JSON_TYPE = { 'content-type': 'application/json' };

const EXPECTED = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
};

type Asked = readonly [what: string, path: string, init?: RequestInit];

const ASKED: readonly Asked[] = [
  ['a page', '/jobs/all'],
  ['a page that there is not', '/nothing/at/all'],
  ['an address that no page has', '/nothing/at/all/here'],
  ['a file', '/favicon.svg'],
  ['a file that there is not', '/assets/none.js'],
  ['an answer of the API', '/api/session'],
  ['a refusal of the API', '/api/jobs?limit=0'],
  ['something that the API does not have', '/api/nothing'],
  ['an address that the API does not have', '/api/a/b/c/d/e'],
  ['a method that a page does not have', '/jobs', { method: 'DELETE' }],
  ['a method that a resource does not have', '/api/jobs', { method: 'PUT' }],
  ['a change without a token', `/api/jobs/${JOB}/requeues`, { method: 'POST' }],
  ['a body that is no JSON', '/api/cron-previews', post('{oops')],
  ['a body that is too large', '/api/cron-previews', post(`"${'x'.repeat(2_000_000)}"`)],
  ['an address that cannot be decoded', '/api/jobs/%E0%A4%A'],
  ['an address that is too long', `/api/batches/${'x'.repeat(5_000)}`],
];

describe.each(PLATFORMS)('On %s', (platform) => {
  describe.each([
    ['somebody who may look', true],
    ['nobody', false],
  ])('%s', (_who, isAllowed) => {
    let app: DashboardApp;
    beforeAll(async () => {
      app = await DashboardApp.start({
        platform,
        dashboard: { authorize: () => isAllowed },
        configure: (nest) => nest.setGlobalPrefix('v1'),
      });
    });
    afterAll(() => app.close());

    it.each(ASKED)(
      'gets %s with headers that keep a browser from doing anything with it',
      async (...[_what, path, init]) => {
        const { headers } = await fetch(`${app.origin}/v1/hangfire${path}`, init);
        const policy = headers.get('content-security-policy');

        expect(Object.fromEntries(headers)).toMatchObject(EXPECTED);
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("script-src 'self';");
        expect(policy).toContain("style-src 'self';");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).not.toContain('unsafe');
      },
    );

    it('gets nothing that a shared cache keeps', async () => {
      for (const [what, path, init] of ASKED) {
        const { headers } = await fetch(`${app.origin}/v1/hangfire${path}`, init);
        const cache = headers.get('cache-control');
        expect([what, cache]).toEqual([
          what,
          expect.stringMatching(/^no-store$|^no-cache$|^private/),
        ]);
      }
    });

    it('gets a stream with them', async () => {
      const { headers, body } = await fetch(`${app.origin}/v1/hangfire/api/live`);
      await body?.cancel();

      expect(Object.fromEntries(headers)).toMatchObject(EXPECTED);
      expect(headers.get('cache-control')).toContain('no-store');
    });

    it('gets answers of the rest of the application without them', async () => {
      for (const path of ['/v1/hangfire-of-others', '/hangfire', '/']) {
        const { headers } = await fetch(`${app.origin}${path}`);
        expect([path, headers.get('x-robots-tag')]).toEqual([path, null]);
      }
    });
  });
});

function post(body: string): RequestInit {
  return { method: 'POST', headers: JSON_TYPE, body };
}
