import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type INestApplication, Injectable, type NestInterceptor, Scope } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { Response } from 'express';
import { tap } from 'rxjs';
import { PERMISSIONS } from '../../../lib/dashboard/access/permissions.js';
import { DashboardApp, type DashboardAppOptions, PLATFORMS } from '../../support/dashboard-app.js';
import { type Grown, GrownModule, growing } from '../../support/grown-application.js';

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';
const TOO_LARGE = 2 * 1_024 * 1_024;

let app: DashboardApp;
afterEach(() => app?.close());

/** Whoever a request says it is of. */
const authorize = ({ headers }: IncomingMessage) => ({
  name: String(headers['x-user'] ?? 'somebody'),
  permissions: PERMISSIONS,
});

describe.each(PLATFORMS)('Inside an application that has grown, on %s', (platform) => {
  const start = async (options: DashboardAppOptions = {}, grown?: Grown) => {
    const dashboard = { authorize, ...options.dashboard };
    const configure = growing(grown);
    const imports = [GrownModule];
    app = await DashboardApp.start({ platform, imports, configure, ...options, dashboard });
    return app;
  };

  it('the dashboard answers as it does in a plain application', async () => {
    const { get, fetch, send } = boundTo(await start());

    expect((await get('jobs')).body).toEqual({ jobs: [] });
    expect((await fetch('/jobs/failed')).body).toContain('<!doctype html>');
    expect(await get(`jobs/${UNKNOWN}`)).toMatchObject({
      status: 404,
      body: { code: 'HANGFIRE_DASHBOARD_NOT_FOUND' },
    });
    expect((await fetch('/assets/none.js')).body).toContain('There is no file');
    expect((await send('PUT', 'queues/mail/pause')).body).toEqual({ changed: true });
  });

  it('the application answers as it does without the dashboard', async () => {
    await start();
    const ask = async (path: string, method = 'GET') => {
      const response = await fetch(`${app.origin}/v2${path}`, { method });
      return response.json();
    };

    expect(await ask('/orders')).toEqual({ data: ['books'] });
    expect(await ask('/hangfire/orders', 'POST')).toEqual({ data: 'ordered' });
    expect(await ask('/none')).toEqual({ error: 'of the application' });
  });

  it('nobody gets the session and the token of another person', async () => {
    const { get } = boundTo(await start());
    const sessions = [];
    for (const user of ['ada', 'grace', 'ada']) {
      sessions.push((await get('session', { 'x-user': user })).body);
    }

    expect(sessions.map(({ user }) => user)).toEqual(['ada', 'grace', 'ada']);
    expect(sessions[0].token).not.toBe(sessions[1].token);
  });

  it('the start logs no warning, and few lines for routes', async () => {
    const { logger } = await start();
    const routes = logger.lines.filter(({ text }) => /^Mapped \{\/hangfire.*Neutral/.test(text));

    expect(logger.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
    expect(routes.length).toBeLessThanOrEqual(4);
    expect(logger.text).toContain(`The dashboard is there address=http://localhost:`);
  });

  it('the OpenAPI document has only the routes of the application', async () => {
    const grown: Grown = {};
    await start({}, grown);

    expect(Object.keys(grown.openApi?.paths ?? {})).toEqual(['/v2/orders', '/v2/hangfire/orders']);
  });

  it('the headers of the dashboard replace those of Helmet', async () => {
    const { get, fetch } = boundTo(await start());
    for (const { headers } of [await fetch(''), await get('session'), await get('nothing')]) {
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('strict-transport-security')).toContain('max-age');
    }
    expect((await get('session')).headers.get('cache-control')).toBe('no-store');
  });

  it('interceptors that are made for each request make no difference', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class Refusing implements NestInterceptor {
      intercept(): never {
        throw new Error('An interceptor was asked.');
      }
    }
    const providers = [{ provide: APP_INTERCEPTOR, scope: Scope.REQUEST, useClass: Refusing }];
    const { get, fetch } = boundTo(await start({ providers }));

    expect((await get('jobs')).body).toEqual({ jobs: [] });
    expect((await fetch('/jobs')).status).toBe(200);
  });

  it('settings of the platform for JSON make no difference', async () => {
    const { get, send } = boundTo(
      await start({
        configure: (nest) => {
          const instance = nest.getHttpAdapter().getInstance();
          const wrapped = async (_: unknown, __: unknown, data: unknown) => ({ data });
          if (platform === 'fastify') instance.addHook('preSerialization', wrapped);
          else instance.set('json replacer', (_: string, value: unknown) => value ?? 'nothing');
          if (platform === 'express') nest.use(wrapJson);
        },
      }),
    );

    expect((await get('jobs')).body).toEqual({ jobs: [] });
    expect((await get('nothing')).body).toMatchObject({ code: 'HANGFIRE_DASHBOARD_NOT_FOUND' });
    expect((await send('PUT', 'queues/mail/pause')).body).toEqual({ changed: true });
    expect((await get('jobs')).headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('code that puts every text into an envelope makes no difference', async () => {
    const { get, fetch, send } = boundTo(
      await start({
        configure: (nest) => {
          const instance = nest.getHttpAdapter().getInstance();
          const wrapped = async (_: unknown, __: unknown, data: unknown) =>
            typeof data === 'string' ? JSON.stringify({ data }) : data;
          if (platform === 'fastify') instance.addHook('onSend', wrapped);
          else nest.use(wrapText);
        },
      }),
    );

    expect((await get('jobs')).body).toEqual({ jobs: [] });
    expect((await get('nothing')).body).toMatchObject({ code: 'HANGFIRE_DASHBOARD_NOT_FOUND' });
    expect((await send('PUT', 'queues/mail/pause')).body).toEqual({ changed: true });
    expect((await fetch('/jobs')).body).toMatch(/^<!doctype html>/);
    expect((await fetch('/assets/nothing.js')).body).toContain('There is no file');
  });

  it('interceptors run around answers if the option says so', async () => {
    const seen: unknown[] = [];
    const watching: NestInterceptor = {
      intercept: (context, next) => {
        const { url } = context.switchToHttp().getRequest<IncomingMessage>();
        return next.handle().pipe(
          tap({
            complete: () => seen.push([url, 'answered']),
            error: (error: { code?: string }) => seen.push([url, error.code]),
          }),
        );
      },
    };
    const providers = [{ provide: APP_INTERCEPTOR, useValue: watching }];
    const { get } = boundTo(await start({ providers, dashboard: { enhancers: 'global' } }));

    expect((await get('jobs')).body).toEqual({ jobs: [] });
    expect((await get('nothing')).status).toBe(404);
    expect(seen).toEqual([
      ['/hangfire/api/jobs', 'answered'],
      ['/hangfire/api/nothing', 'HANGFIRE_DASHBOARD_NOT_FOUND'],
    ]);
  });
});

/** As middleware does that puts answers into an envelope. */
function wrapJson(_: unknown, response: Response, next: () => void): void {
  const json = response.json.bind(response);
  response.json = (data: unknown) => json({ data });
  next();
}

/** The same for every answer. */
function wrapText(_: unknown, response: Response, next: () => void): void {
  const send = response.send.bind(response);
  response.send = (data: unknown) => send(JSON.stringify({ data }));
  next();
}

/** Fastify parses JSON by itself, unless it is told not to. */
function withoutParsers(nest: INestApplication): void {
  const fastify = nest.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers?.();
  fastify.addContentTypeParser?.('*', (_: unknown, __: unknown, done: () => void) => done());
}

describe.each(PLATFORMS)('Where nothing parses bodies, on %s', (platform) => {
  const start = async (configure: (nest: INestApplication) => void = withoutParsers) => {
    app = await DashboardApp.start({
      platform,
      bodyParser: false,
      configure,
      dashboard: { authorize },
    });
    return app;
  };
  const preview = async (body: string, type = 'application/json') => {
    const { token } = (await app.get('session')).body;
    const headers = { origin: app.origin, 'x-hangfire-token': token, 'content-type': type };
    return app.fetch('/api/cron-previews', { method: 'POST', headers, body });
  };

  it('the dashboard reads them', async () => {
    await start();

    expect(await preview('{"cron":"0 3 * * *"}')).toMatchObject({
      status: 200,
      body: { isValid: true },
    });
    expect(await app.send('PUT', 'queues/mail/pause')).toMatchObject({ status: 200 });
  });

  it.each([
    ['that are no JSON', '{"cron":', 400, 'HANGFIRE_DASHBOARD_UNREADABLE_BODY'],
    ['that are too large', `"${'x'.repeat(TOO_LARGE)}"`, 413, 'HANGFIRE_DASHBOARD_BODY_TOO_LARGE'],
    ['that mean nothing', '[]', 422, 'HANGFIRE_DASHBOARD_INVALID_INPUT'],
  ])('it refuses bodies %s', async (_, body, status, code) => {
    await start();

    expect(await preview(body)).toMatchObject({ status, body: { code } });
    expect((await preview('{"cron":"0 3 * * *"}')).status).toBe(200);
  });

  it('it refuses bodies without the content type of JSON', async () => {
    await start();

    expect(await preview('{"cron":"0 3 * * *"}', 'text/plain')).toMatchObject({
      status: 400,
      body: { code: 'HANGFIRE_DASHBOARD_UNREADABLE_BODY' },
    });
  });

  it.each<[string, (request: IncomingMessage) => void]>([
    ['paused', (request) => request.pause()],
    ['made texts', (request) => request.setEncoding('utf8')],
  ])('it reads bodies that somebody has %s', async (_, prepare) => {
    await start((nest) => {
      withoutParsers(nest);
      nest.use((request: IncomingMessage, _: unknown, next: () => void) => {
        prepare(request);
        next();
      });
    });

    expect(await preview('{"cron":"0 3 * * *"}')).toMatchObject({ body: { isValid: true } });
  });

  it('it says that other code has read the body', async () => {
    await start((nest) => {
      withoutParsers(nest);
      nest.use((request: IncomingMessage, _: unknown, next: () => void) => {
        request.resume().once('end', next);
      });
    });

    expect(await preview('{"cron":"0 3 * * *"}')).toMatchObject({
      status: 500,
      body: { code: 'HANGFIRE_DASHBOARD_BODY_TAKEN' },
    });
    expect(app.logger.has('error', 'Dashboard failed to answer')).toBe(true);
  });
});

const boundTo = (it: DashboardApp) => ({
  fetch: it.fetch.bind(it),
  get: it.get.bind(it),
  send: it.send.bind(it),
});
