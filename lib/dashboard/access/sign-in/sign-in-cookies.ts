import { createHash, createHmac } from 'node:crypto';
import { type DashboardRequest, headerOf, hostOf } from '../dashboard-request.js';
import type { Host } from '../host-header.js';
import { isSameText } from '../same-text.js';

const LIFETIME_S = 24 * 3_600;

/**
 * Cookies that say until when a browser is signed in, signed by a key. One is good for the host that it was made for:
 * browsers send the cookies of a host to each of its ports, so a name of its own keeps two applications
 * of one machine from replacing the cookies of each other.
 */
export class SignInCookies {
  private key: Buffer | undefined;

  /** @param findKey is called with the first cookie */
  constructor(
    private readonly findKey: () => Buffer,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** @returns the header `Set-Cookie`; undefined where the request does not say which host it is for */
  cookieFor(request: DashboardRequest): string | undefined {
    const host = hostOf(request);
    if (host === undefined) return undefined;

    const endsAtS = this.nowS() + LIFETIME_S;
    // Without Path, a browser takes the folder of the link, which is where the dashboard is, also behind
    // a proxy that puts a path in front of it.
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

/** A browser may have several of one name, for several paths. */
function valuesOf(name: string, request: DashboardRequest): readonly string[] {
  return (headerOf(request, 'cookie') ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${name}=`))
    .map((cookie) => cookie.slice(name.length + 1));
}

/** A proxy may have ended TLS. Whoever makes that up gets a cookie that their browser keeps to itself. */
function isSecure(request: DashboardRequest): boolean {
  return request.protocol === 'https' || headerOf(request, 'x-forwarded-proto') === 'https';
}
