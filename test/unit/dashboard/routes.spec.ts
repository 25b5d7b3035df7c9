import { describe, expect, it } from '@jest/globals';
import { visitOf } from '../../../lib/dashboard/answering/visit.js';
import type { ApiRoute } from '../../../lib/dashboard/api/api-route.js';
import { RouteTable } from '../../../lib/dashboard/api/route-table.js';

const route = (method: ApiRoute['method'], path: string): ApiRoute => ({
  method,
  path,
  answer: () => path,
});

describe('The routes of the API', () => {
  const routes = new RouteTable([
    { routes: [route('GET', 'jobs'), route('GET', 'jobs/count'), route('GET', 'jobs/:id')] },
    { routes: [route('PUT', 'queues/:id/pause'), route('DELETE', 'queues/:id/pause')] },
  ]);
  const found = (method: string, ...segments: string[]) => {
    const { route: its, id } = routes.find(method, segments) ?? {};
    return its && [its.method, its.path, id];
  };

  it('are found by method and address; the first match counts', () => {
    expect(found('GET', 'jobs')).toEqual(['GET', 'jobs', '']);
    expect(found('GET', 'jobs', 'count')).toEqual(['GET', 'jobs/count', '']);
    expect(found('GET', 'jobs', 'a/b')).toEqual(['GET', 'jobs/:id', 'a/b']);
    expect(found('DELETE', 'queues', 'mail', 'pause')).toEqual([
      'DELETE',
      'queues/:id/pause',
      'mail',
    ]);
  });

  it('answer HEAD if they answer GET', () => {
    expect(found('HEAD', 'jobs')).toEqual(['GET', 'jobs', '']);
  });

  it.each([
    ['POST', ['jobs']],
    ['GET', []],
    ['GET', ['jobs', '']],
    ['GET', ['jobs', '7', 'more']],
    ['GET', ['constructor']],
  ])('are none for %s /%j', (method, segments) => {
    expect(found(method, ...segments)).toBeUndefined();
  });
});

describe('The address of a request', () => {
  const visited = (url: string, mount: string) => {
    const { segments, query } = visitOf(
      { method: 'GET', url, headers: {} },
      {},
      {
        get: () => mount,
      },
    );
    return [segments, query];
  };

  it.each([
    ['/hangfire', []],
    ['/hangfire/', []],
    ['/hangfire/jobs/', ['jobs']],
    ['/hangfire/api/queues/a%2Fb', ['api', 'queues', 'a/b']],
    ['/hangfire//jobs', ['', 'jobs']],
    ['/hangfire/%', ['%']],
  ])('%s has the parts %j behind the dashboard', (url, segments) => {
    expect(visited(url, '/hangfire')).toEqual([segments, {}]);
  });

  it('is read behind any prefix', () => {
    expect(visited('/v1/acme/hangfire/jobs', '/v1/:tenant/hangfire')).toEqual([['jobs'], {}]);
  });

  it('has a query with texts, and with lists for repeated names', () => {
    const query = { q: 'a b?', state: '', id: ['1', '2'] };

    expect(visited('/hangfire?q=a+b%3F&state=&id=1&id=2', '/hangfire')).toEqual([[], query]);
  });
});
