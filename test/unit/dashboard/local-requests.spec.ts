import { describe, expect, it } from '@jest/globals';
import type { DashboardRequest } from '../../../lib/dashboard/access/dashboard-request.js';
import { isLocalRequest } from '../../../lib/dashboard/access/local-requests.js';

interface Given {
  readonly peer?: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly ips?: readonly string[];
  readonly raw?: { readonly httpVersion?: string };
  readonly httpVersion?: string;
}

const isLocal = ({ peer = '127.0.0.1', host = 'localhost:3000', headers, ...given }: Given = {}) =>
  isLocalRequest({
    method: 'GET',
    url: '/',
    headers: { host, ...headers },
    socket: { remoteAddress: peer },
    ...given,
  } satisfies DashboardRequest);

describe('A request from the machine itself', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('has the peer %s', (peer) => {
    expect(isLocal({ peer })).toBe(true);
  });

  it.each(['localhost', 'app.localhost:8080', '127.0.0.1:3000', '[::1]:3000'])(
    'asks for the host %s',
    (host) => {
      expect(isLocal({ host })).toBe(true);
    },
  );

  it.each(['10.0.0.1', '::ffff:10.0.0.1', 'fe80::1', '1127.0.0.1', ''])(
    'does not have the peer "%s"',
    (peer) => {
      expect(isLocal({ peer })).toBe(false);
    },
  );

  it.each(['example.org', 'localhost.example.org', '', '127.0.0.1.example.org'])(
    'does not ask for "%s", to which a hostile site could give a local address',
    (host) => {
      expect(isLocal({ host })).toBe(false);
    },
  );
});

describe('A request with other headers', () => {
  it.each(['user-agent', 'x-requested-with', 'client-hints', 'sec-ch-ua', 'x-ip-hash', 'origin'])(
    'is not forwarded because of %s',
    (name) => {
      expect(isLocal({ headers: { [name]: '127.0.0.1' } })).toBe(true);
    },
  );
});

describe('A request over HTTP/2', () => {
  const isLocalFor = (authority: string) =>
    isLocalRequest({
      method: 'GET',
      url: '/',
      headers: { ':authority': authority },
      socket: { remoteAddress: '127.0.0.1' },
    });

  it('names the host in a header of its own', () => {
    expect(isLocalFor('localhost:3000')).toBe(true);
    expect(isLocalFor('evil.example.org')).toBe(false);
  });
});

describe('A request that was forwarded', () => {
  it.each([{ httpVersion: '1.0' }, { raw: { httpVersion: '1.0' } }])(
    'is not local where it comes as proxies send it that were told nothing: %j',
    (given) => {
      expect(isLocal(given)).toBe(false);
      expect(isLocal({ httpVersion: '1.1', raw: { httpVersion: '1.1' } })).toBe(true);
    },
  );

  it.each([
    'x-forwarded-for',
    'forwarded',
    'x-real-ip',
    'via',
    'x-forwarded-host',
    'x-forwarded',
    'x-client-ip',
    'true-client-ip',
    'cf-connecting-ip',
    'x-azure-clientip',
    'x-original-forwarded-for',
  ])('is not local because of its header %s, where no proxy is trusted', (name) => {
    expect(isLocal({ headers: { [name]: '127.0.0.1' }, ips: [] })).toBe(false);
    expect(isLocal({ headers: { [name]: '127.0.0.1' } })).toBe(false);
  });

  it('is local where trusted proxies forwarded it for this machine', () => {
    const headers = { 'x-forwarded-for': '127.0.0.1' };

    expect(isLocal({ headers, ips: ['127.0.0.1'] })).toBe(true);
    expect(isLocal({ headers, ips: ['127.0.0.1', '127.0.0.1'], raw: {} })).toBe(true);
  });

  it('is not local where trusted proxies forwarded it for somebody else', () => {
    const headers = { 'x-forwarded-for': '8.8.8.8' };

    expect(isLocal({ headers, ips: ['8.8.8.8'] })).toBe(false);
    expect(isLocal({ headers, ips: ['127.0.0.1', '8.8.8.8'], raw: {} })).toBe(false);
  });

  it('is not local where one address was made up in front of the real one', () => {
    const headers = { 'x-forwarded-for': '127.0.0.1, 8.8.8.8' };

    expect(isLocal({ headers, ips: ['127.0.0.1', '8.8.8.8'] })).toBe(false);
  });

  it('is not local on Fastify where the peer itself is not trusted', () => {
    const headers = { 'x-forwarded-for': '127.0.0.1' };

    expect(isLocal({ headers, ips: ['127.0.0.1'], raw: {} })).toBe(false);
  });
});
