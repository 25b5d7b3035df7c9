import { describe, expect, it } from '@jest/globals';
import { ChangeTokens } from '../../../lib/dashboard/access/change-tokens.js';
import type { DashboardRequest } from '../../../lib/dashboard/access/dashboard-request.js';
import { userOf } from '../../../lib/dashboard/access/dashboard-user.js';
import { PERMISSIONS } from '../../../lib/dashboard/access/permissions.js';
import { isFromOwnPages, isReadFromElsewhere } from '../../../lib/dashboard/access/same-site.js';
import { InvalidDashboardUserError } from '../../../lib/dashboard/errors/invalid-dashboard-user-error.js';

const HOUR_MS = 3_600_000;
const open = { readOnly: false };

describe('The answer of authorize', () => {
  it.each([undefined, null, false])('%s is nobody', (answer) => {
    expect(userOf(answer, open)).toBeUndefined();
  });

  it('true is a person who may do everything', () => {
    expect(userOf(true, open)?.permissions).toEqual(PERMISSIONS);
  });

  it('a user has the permissions that were given', () => {
    const user = { name: ' Ada ', permissions: ['requeue', 'view'] };

    expect(userOf(user, open)).toEqual({ name: 'Ada', permissions: ['view', 'requeue'] });
  });

  it('nobody has more than view in a read-only dashboard', () => {
    expect(userOf(true, { readOnly: true })?.permissions).toEqual(['view']);
  });

  it.each([
    'Ada',
    {},
    { name: 'Ada' },
    { name: '', permissions: [] },
    { name: 'Ada', permissions: ['everything'] },
  ])('%j is an error that says what was expected', (answer) => {
    expect(() => userOf(answer, open)).toThrow(InvalidDashboardUserError);
  });
});

describe('Tokens for changes', () => {
  let nowMs = 0;
  const tokens = new ChangeTokens('a secret of 16 or more', () => nowMs);

  it('are valid for their user only', () => {
    expect(tokens.isValid(tokens.tokenFor('Ada'), 'Ada')).toBe(true);
    expect(tokens.isValid(tokens.tokenFor('Ada'), 'Bob')).toBe(false);
  });

  it('are valid for at least twelve hours and at most a day', () => {
    nowMs = 100 * 12 * HOUR_MS;
    const token = tokens.tokenFor('Ada');

    nowMs += 23 * HOUR_MS;
    expect(tokens.isValid(token, 'Ada')).toBe(true);
    nowMs += HOUR_MS;
    expect(tokens.isValid(token, 'Ada')).toBe(false);
  });

  it('are valid in every process with the same secret, and in no other', () => {
    const token = tokens.tokenFor('Ada');

    expect(new ChangeTokens('a secret of 16 or more', () => nowMs).isValid(token, 'Ada')).toBe(
      true,
    );
    expect(new ChangeTokens(undefined, () => nowMs).isValid(token, 'Ada')).toBe(false);
  });

  it.each([undefined, '', '.', 'x', 'NaN.x', '1e3.x', '0x10.abc'])('are not %j', (token) => {
    expect(tokens.isValid(token, 'Ada')).toBe(false);
  });
});

describe('The origin of a request', () => {
  it('a change comes from the dashboard itself if the browser says so', () => {
    expect(isFromOwnPages(aRequest({ 'sec-fetch-site': 'same-origin' }))).toBe(true);
    for (const site of ['same-site', 'cross-site', 'none']) {
      expect(isFromOwnPages(aRequest({ 'sec-fetch-site': site, origin: 'http://a.org' }))).toBe(
        false,
      );
    }
  });

  it('without that header of the browser, Origin must name the host', () => {
    expect(isFromOwnPages(aRequest({ origin: 'http://a.org' }))).toBe(true);
    expect(isFromOwnPages(aRequest({ origin: 'http://b.org' }))).toBe(false);
    expect(isFromOwnPages(aRequest({ origin: 'null' }))).toBe(false);
    expect(isFromOwnPages(aRequest({}))).toBe(false);
  });

  it('the host name from a proxy counts only if the application trusts the proxy', () => {
    const headers = {
      origin: 'https://public.org',
      'x-forwarded-host': 'public.org',
      'x-forwarded-for': '8.8.8.8',
    };

    expect(isFromOwnPages(aRequest(headers))).toBe(false);
    expect(isFromOwnPages({ ...aRequest(headers), ips: ['8.8.8.8'] })).toBe(true);
  });

  it('the API is not read by pages of other sites', () => {
    expect(isReadFromElsewhere(aRequest({ 'sec-fetch-site': 'cross-site' }))).toBe(true);
    expect(isReadFromElsewhere(aRequest({ 'sec-fetch-site': 'same-site' }))).toBe(true);
    expect(isReadFromElsewhere(aRequest({ 'sec-fetch-site': 'none' }))).toBe(false);
    expect(isReadFromElsewhere(aRequest({}))).toBe(false);
  });

  it('without that header of the browser, Origin counts for reading too', () => {
    expect(isReadFromElsewhere(aRequest({ origin: 'http://a.org' }))).toBe(false);
    for (const origin of ['http://b.org', 'http://a.org:8080', 'null', '', 'x']) {
      expect(isReadFromElsewhere(aRequest({ origin }))).toBe(true);
    }
  });
});

const aRequest = (headers: Record<string, string>): DashboardRequest => ({
  method: 'POST',
  url: '/',
  headers: { host: 'a.org', ...headers },
});
