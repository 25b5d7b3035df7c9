import { createHash, createHmac } from 'node:crypto';
import { type DashboardRequest, headerOf, hostOf } from '../dashboard-request.js';
import type { Host } from '../host-header.js';
import { isSameText } from '../same-text.js';

const LIFETIME_S = 24 * 3_600;

/**
 * Signed cookies that say until when a browser is signed in. A cookie is valid for one host. Browsers send
 * the cookies of a host to all of its ports, so each application has a cookie name of its own; otherwise
 * two applications on one machine would replace each other's cookies.
 */
export class SignInCookies {
  private key: Buffer | undefined;

  /** @param findKey called for the first cookie */
  constructor(
    private readonly findKey: () => Buffer,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** @returns the header `Set-Cookie`; undefined if the request names no host */
  cookieFor(request: DashboardRequest): string | undefined {
    const host = hostOf(request);
    if (host === undefined) return undefined;

    const endsAtS = this.nowS() + LIFETIME_S;
    // Without Path, a browser uses the folder of the link. That is the dashboard's path, also behind a
    // proxy that puts a path in front.
    return [
      `${nameFor(host)}=${endsAtS}.${this.signature(endsAtS, host)}`,
      `Max-Age=${LIFETIME_S}`,
      'HttpOnly',
      'SameSite=Strict',
      ...(isSecure(request) ? ['Secure'] : []),
    ].join('; ');
  }

  isSignedIn(request: DashboardRequest): boolean {
    const host = hostOf(request);
    return (
      host !== undefined && valuesOf(nameFor(host), request).some((it) => this.isGood(it, host))
    );
  }

  private isGood(value: string, host: Host): boolean {
    const [ends = '', signature = ''] = value.split('.');
    const endsAtS = /^\d{1,12}$/.test(ends) ? Number(ends) : 0;
    return this.nowS() < endsAtS && isSameText(signature, this.signature(endsAtS, host));
  }

  private signature(endsAtS: number, { text }: Host): string {
    this.key ??= this.findKey();
    return createHmac('sha256', this.key).update(`${endsAtS}\n${text}`).digest('base64url');
  }

  private nowS(): number {
    return Math.floor(this.nowMs() / 1_000);
  }
}

function nameFor({ text }: Host): string {
  return `hangfire-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

/** A browser may have several cookies of one name, for several paths. */
function valuesOf(name: string, request: DashboardRequest): readonly string[] {
  return (headerOf(request, 'cookie') ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${name}=`))
    .map((cookie) => cookie.slice(name.length + 1));
}

/** A proxy may have ended TLS. A client that forges the header only gets a cookie that its browser does not send. */
function isSecure(request: DashboardRequest): boolean {
  return request.protocol === 'https' || headerOf(request, 'x-forwarded-proto') === 'https';
}
