import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { linksIn } from '../../support/link-in-log.js';

/** As the adapters of Nest before 10.3.10. */
const cannotAppend = (nest: INestApplication) =>
  Object.assign(nest.getHttpAdapter(), { appendHeader: undefined });

const setsCookie = (nest: INestApplication) =>
  nest.use((_: IncomingMessage, response: ServerResponse, next: () => void) => {
    response.setHeader('Set-Cookie', ['visitor=1', 'language=tr']);
    next();
  });

const setsCookieInHook = (nest: INestApplication) =>
  (nest as NestFastifyApplication)
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_, reply, done) => {
      reply.header('Set-Cookie', 'hook=1');
      done();
    });

const OURS = expect.stringMatching(/^hangfire/);

let app: DashboardApp | undefined;
afterEach(() => app?.close());

const namesOfCookies = async (
  platform: (typeof PLATFORMS)[number],
  ...steps: ((nest: INestApplication) => unknown)[]
) => {
  app = await DashboardApp.start({
    platform,
    dashboard: { authorize: undefined, secret: 'a secret that is long enough' },
    configure: (nest) => {
      for (const step of steps) step(nest);
    },
  });
  const [link = ''] = linksIn(app.logger.text);
  const { headers } = await fetch(link, { redirect: 'manual' });
  return headers.getSetCookie().map((cookie) => cookie.split('=', 1)[0]);
};

describe.each(PLATFORMS)('The link that opens the dashboard, on %s', (platform) => {
  it('gives a cookie even if the adapter of Nest cannot append a header', async () => {
    expect(await namesOfCookies(platform, cannotAppend)).toEqual([OURS]);
  });

  it('keeps the cookies that a middleware has set', async () => {
    expect(await namesOfCookies(platform, setsCookie)).toEqual(['visitor', 'language', OURS]);
  });
});

describe('The link that opens the dashboard, on Fastify', () => {
  it('keeps the cookies that middleware and hooks have set', async () => {
    expect(await namesOfCookies('fastify', setsCookieInHook, setsCookie)).toEqual([
      'hook',
      'visitor',
      'language',
      OURS,
    ]);
  });
});
