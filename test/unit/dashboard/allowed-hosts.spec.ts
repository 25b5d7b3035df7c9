import { describe, expect, it } from '@jest/globals';
import { AllowedHosts } from '../../../lib/dashboard/access/allowed-hosts.js';
import type { DashboardRequest } from '../../../lib/dashboard/access/dashboard-request.js';
import { parseHost } from '../../../lib/dashboard/access/host-header.js';
import { isPublicAddress } from '../../../lib/dashboard/access/network.js';

interface Given {
  readonly headers?: Readonly<Record<string, string>>;
  readonly ip?: string | undefined;
  readonly allowed?: readonly string[];
}

function isAllowed(host: string | undefined, { headers, ip = '127.0.0.1', allowed }: Given = {}) {
  const hosts = new AllowedHosts({ allowed, hostname: 'Box-7' });
  const own = host === undefined ? {} : { host };
  const request: DashboardRequest = {
    method: 'GET',
    url: '/',
    headers: { ...own, ...headers },
    ip,
  };
  try {
    hosts.require(request);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'HANGFIRE_DASHBOARD_UNKNOWN_HOST', status: 403 });
    return false;
  }
}

const HARMLESS = [
  'localhost',
  'LOCALHOST:3000',
  'localhost.',
  'shop.localhost:80',
  '127.0.0.1:3000',
  '10.0.0.5',
  '8.8.8.8:8080',
  '[::1]:3000',
  '[fe80::1]',
  'box-7:3000',
];
const FOREIGN = [
  'evil.example.org',
  'evil.example.org:3000',
  'localhost.example.org',
  'localhost.example.org.',
  '127.0.0.1.example.org',
  '127.1',
  '0x7f.0.0.1',
  '2130706433',
  'box-7.example.org',
  'xlocalhost',
  'intranet',
];
const NO_HOSTS = [
  undefined,
  '',
  ' ',
  '.',
  ':3000',
  'localhost:',
  'localhost:x',
  'localhost:3000:3000',
  'localhost:65536',
  'localhost, evil.example.org',
  'localhost evil.example.org',
  'user@localhost',
  'localhost/evil',
  'localhost?x',
  'localhost#x',
  'localhost\\evil',
  'evil..localhost',
  '.localhost',
  '-.localhost',
  '::1',
  '[::1',
  '[127.0.0.1]',
  '[localhost]',
  '[::1]x',
  'http://localhost',
  'löcalhost',
  `${'a.'.repeat(130)}localhost`,
];

describe('A host name in a request', () => {
  it.each(HARMLESS)('may always be %j', (host) => {
    expect(isAllowed(host)).toBe(true);
    expect(isAllowed(host, { allowed: ['jobs.example.org'] })).toBe(true);
  });

  it.each(FOREIGN)('may be %j only for clients with a public address', (host) => {
    expect(isAllowed(host)).toBe(false);
    expect(isAllowed(host, { ip: '8.8.8.8' })).toBe(true);
    expect(isAllowed(host, { ip: '8.8.8.8', allowed: ['jobs.example.org'] })).toBe(false);
  });

  it.each(NO_HOSTS)('is not %j', (host) => {
    expect(parseHost(host)).toBeUndefined();
    expect(isAllowed(host)).toBe(false);
    expect(isAllowed(host, { allowed: ['jobs.example.org'] })).toBe(false);
  });

  it('may be one that the application allows, with any port', () => {
    const allowed = ['jobs.example.org', '*.Example.net'];

    expect(isAllowed('jobs.example.org', { allowed })).toBe(true);
    expect(isAllowed('JOBS.example.org:8080', { allowed })).toBe(true);
    expect(isAllowed('a.b.example.net', { allowed })).toBe(true);
    expect(isAllowed('example.net', { allowed })).toBe(false);
    expect(isAllowed('evilexample.net', { allowed })).toBe(false);
    expect(isAllowed('jobs.example.org.evil.net', { allowed })).toBe(false);
    expect(isAllowed('anything.example.org', { allowed: ['*'] })).toBe(true);
  });

  it('is also the name from a proxy, trusted or not', () => {
    const forwarded = (host: string) => ({ headers: { 'x-forwarded-host': host } });

    expect(isAllowed('127.0.0.1:3000', forwarded('evil.example.org'))).toBe(false);
    expect(isAllowed('127.0.0.1:3000', forwarded('localhost, evil.example.org'))).toBe(false);
    expect(isAllowed('127.0.0.1:3000', forwarded(''))).toBe(false);
    expect(isAllowed('127.0.0.1:3000', forwarded('localhost:80'))).toBe(true);
    expect(isAllowed('evil.example.org', forwarded('localhost'))).toBe(false);
  });

  it('comes from a header of its own in HTTP/2', () => {
    expect(isAllowed(undefined, { headers: { ':authority': 'localhost:3000' } })).toBe(true);
    expect(isAllowed('localhost', { headers: { ':authority': 'evil.example.org' } })).toBe(false);
  });

  it('stands in the refusal, with the remedy', () => {
    const hosts = new AllowedHosts({ allowed: undefined, hostname: 'box' });
    const headers = { host: 'jobs.example.org:8443' };

    expect(() => hosts.require({ method: 'GET', url: '/', headers, ip: '10.0.0.1' })).toThrow(
      "allowedHosts: ['jobs.example.org']",
    );
  });
});

describe('An address', () => {
  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '::ffff:8.8.8.8', '2606:4700::1111'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    undefined,
    '',
    'unknown',
    '8.8.8.8, 10.0.0.1',
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::FFFF:127.0.0.1',
    'fd00::1',
    'fe80::1',
  ])('%s is not proven to be public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
