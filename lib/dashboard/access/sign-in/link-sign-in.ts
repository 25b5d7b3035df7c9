import { LinkNeededError } from '../../errors/link-needed-error.js';
import type { DashboardAuthorizer } from '../authorize-option.js';
import type { DashboardRequest } from '../dashboard-request.js';
import type { DashboardUser } from '../dashboard-user.js';
import { PERMISSIONS } from '../permissions.js';
import type { OneTimeLinks } from './one-time-links.js';
import type { SignInCookies } from './sign-in-cookies.js';

const DEVELOPER: DashboardUser = { name: 'developer', permissions: PERMISSIONS };

const LEAST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 600_000;

/**
 * Lets people in who can read the log, if the application has no `authorize`. The log has a link that works once. It
 * signs in the browser that follows it.
 *
 * Client addresses prove nothing: behind a proxy on this machine, all requests come from this machine.
 */
export class LinkSignIn implements DashboardAuthorizer {
  private printedAtMs = Number.NEGATIVE_INFINITY;
  private pauseMs = LEAST_PAUSE_MS;

  /** @param print logs the link with this token */
  constructor(
    private readonly links: OneTimeLinks,
    private readonly cookies: SignInCookies,
    private readonly print: (token: string) => void,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** @throws LinkNeededError */
  authorize(request: DashboardRequest): DashboardUser {
    if (!this.cookies.isSignedIn(request)) throw new LinkNeededError();
    return DEVELOPER;
  }

  /**
   * Signs in the browser that followed a link with this token.
   *
   * @returns the header `Set-Cookie`; undefined if the browser is already signed in
   * @throws LinkNeededError
   */
  open(request: DashboardRequest, token: string): string | undefined {
    if (this.cookies.isSignedIn(request)) return undefined;

    const cookie = this.cookies.cookieFor(request);
    if (cookie === undefined || !this.links.use(token)) throw new LinkNeededError();
    this.pauseMs = LEAST_PAUSE_MS;
    return cookie;
  }

  announce(): void {
    this.printedAtMs = this.nowMs();
    this.print(this.links.current());
  }

  /**
   * Called when a page has told a person to look into the log. Strangers can cause this, so the time until the next
   * line in the log doubles each time, up to ten minutes.
   */
  remind(): void {
    if (this.nowMs() - this.printedAtMs < this.pauseMs) return;
    this.pauseMs = Math.min(2 * this.pauseMs, LONGEST_PAUSE_MS);
    this.announce();
  }
}
