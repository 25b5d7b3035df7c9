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
 * Who may do what where the application does not say it: whoever can read its log, which has a link that
 * works once, and signs in the browser that follows it.
 *
 * An address proves nothing: behind a proxy on this machine, everybody comes from this machine.
 */
export class LinkSignIn implements DashboardAuthorizer {
  private printedAtMs = Number.NEGATIVE_INFINITY;
  private pauseMs = LEAST_PAUSE_MS;

  /** @param print writes the link with this token into the log */
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
   * Somebody follows a link with this token.
   *
   * @returns the header `Set-Cookie`; undefined where the browser is signed in already
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
   * Somebody has been told to look into the log. Strangers can make this happen, so each time
   * it takes twice as long until there is another line in the log, up to ten minutes.
   */
  remind(): void {
    if (this.nowMs() - this.printedAtMs < this.pauseMs) return;
    this.pauseMs = Math.min(2 * this.pauseMs, LONGEST_PAUSE_MS);
    this.announce();
  }
}
