import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DashboardRequest } from '../../../lib/dashboard/access/dashboard-request.js';
import { LinkSignIn } from '../../../lib/dashboard/access/sign-in/link-sign-in.js';
import { OneTimeLinks } from '../../../lib/dashboard/access/sign-in/one-time-links.js';
import { originOf } from '../../../lib/dashboard/access/sign-in/server-address.js';
import { SignInCookies } from '../../../lib/dashboard/access/sign-in/sign-in-cookies.js';
import { signInKey } from '../../../lib/dashboard/access/sign-in/sign-in-key.js';
import { LinkNeededError } from '../../../lib/dashboard/errors/link-needed-error.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const KEY = Buffer.alloc(32, 7);

const aRequest = (headers: Record<string, string> = {}): DashboardRequest => ({
  method: 'GET',
  url: '/hangfire',
  headers: { host: 'localhost:3000', ...headers },
});

describe('Signing in by a link', () => {
  let nowMs: number;
  let printed: string[];
  let signIn: LinkSignIn;
  beforeEach(() => {
    nowMs = 1_000 * HOUR_MS;
    printed = [];
    const now = () => nowMs;
    signIn = new LinkSignIn(
      new OneTimeLinks(now),
      new SignInCookies(() => KEY, now),
      (token) => printed.push(token),
      now,
    );
    signIn.announce();
  });
  const last = () => printed.at(-1) as string;
  const cookieFrom = (token: string) => signIn.open(aRequest(), token)?.split(';', 1)[0] as string;

  it('lasts for a day', () => {
    const request = aRequest({ cookie: cookieFrom(last()) });

    nowMs += 24 * HOUR_MS - SECOND_MS;
    expect(signIn.authorize(request).name).toBe('developer');
    nowMs += SECOND_MS;
    expect(() => signIn.authorize(request)).toThrow(LinkNeededError);
  });

  it('accepts a link for an hour', () => {
    const link = last();

    nowMs += HOUR_MS;
    expect(() => signIn.open(aRequest(), link)).toThrow(LinkNeededError);
    signIn.remind();
    expect(last()).not.toBe(link);
    expect(cookieFrom(last())).toBeDefined();
  });

  it('logs the link again, and a new one when the last was used', () => {
    nowMs += 10 * SECOND_MS;
    signIn.remind();
    expect(printed).toEqual([last(), last()]);

    const used = last();
    cookieFrom(used);
    nowMs += MINUTE_MS;
    signIn.remind();
    expect(last()).not.toBe(used);
  });

  it('logs links less and less often while nobody follows them', () => {
    const hoursMs = 24 * HOUR_MS;
    for (let passedMs = 0; passedMs < hoursMs; passedMs += SECOND_MS) {
      nowMs += SECOND_MS;
      signIn.remind();
    }
    expect(printed.length).toBeLessThan(6 + hoursMs / (10 * MINUTE_MS) + 2);

    cookieFrom(last());
    const before = printed.length;
    nowMs += 10 * SECOND_MS;
    signIn.remind();
    expect(printed.length).toBe(before + 1);
  });

  it.each([undefined, '', 'a b', 'localhost:3000, evil', 'user@localhost', 'localhost:99999'])(
    'gives nothing to a request for the host %j, and keeps the link',
    (host) => {
      const headers = host === undefined ? {} : { host };
      const link = last();

      expect(() => signIn.open({ ...aRequest(), headers }, link)).toThrow(LinkNeededError);
      expect(cookieFrom(link)).toBeDefined();
    },
  );
});

describe('The key of the cookies', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sign-in-key-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const key = (given: { secret?: string; purpose?: string; folder?: string } = {}) =>
    signInKey({ secret: undefined, purpose: 'shop', folder, ...given }).toString('hex');

  it('follows from the secret', () => {
    const secret = 'a secret of 16 or more';

    expect(key({ secret })).toBe(key({ secret, folder: '/nowhere' }));
    expect(key({ secret })).not.toBe(key({ secret: `${secret}x` }));
    expect(key({ secret })).not.toBe(key({ secret, purpose: 'reports' }));
  });

  it('is the same in the next process, for the same purpose', () => {
    expect(key()).toBe(key());
    expect(key()).not.toBe(key({ purpose: 'reports' }));
  });

  it('is in a file that nobody else can read', async () => {
    key({ folder: join(folder, 'state') });
    const modes = ['state', 'state/sign-in-key'].map(
      async (path) => (await stat(join(folder, path))).mode & 0o777,
    );

    expect(await Promise.all(modes)).toEqual([0o700, 0o600]);
    expect(await readFile(join(folder, 'state/sign-in-key'))).toHaveLength(32);
  });

  it('does not come from a file that others can read, that is a link, or that has no key', async () => {
    const file = join(folder, 'sign-in-key');
    key();
    await chmod(file, 0o644);
    expect(key()).not.toBe(key());

    await rm(file);
    await writeFile(join(folder, 'other'), KEY, { mode: 0o600 });
    await symlink(join(folder, 'other'), file);
    expect(key()).not.toBe(key());

    await rm(file);
    await writeFile(file, 'short', { mode: 0o600 });
    expect(key()).not.toBe(key());
  });

  it('belongs to one process if no file can be written', () => {
    expect(key({ folder: '/dev/null/nowhere' })).not.toBe(key({ folder: '/dev/null/nowhere' }));
  });
});

describe('The address in a link', () => {
  const originAt = (address: string) =>
    originOf({ address: () => ({ address, port: 3000, family: 'IPv4' }) });

  it.each(['::', '0.0.0.0', '127.0.0.1', '::1'])('names this machine for %s', (address) => {
    expect(originAt(address)).toBe('http://localhost:3000');
  });

  it('names any other address as it is', () => {
    expect(originAt('10.1.2.3')).toBe('http://10.1.2.3:3000');
    expect(originAt('fe80::1')).toBe('http://[fe80::1]:3000');
  });

  it('is left out if the server does not listen on a port', () => {
    expect(originOf({ address: () => '/run/app.sock' })).toBe('');
    expect(originOf({ address: () => null })).toBe('');
    expect(originOf(undefined)).toBe('');
  });
});
