import { isIP } from 'node:net';
import { UnknownHostError } from '../errors/unknown-host-error.js';
import { type DashboardRequest, headerOf, hostOf } from './dashboard-request.js';
import { type Host, parseHost } from './host-header.js';
import { isPublicAddress } from './network.js';

/** Allows every host name. */
export const ANY_HOST = '*';

export interface AllowedHostsOptions {
  /** If undefined, distant clients may use any name, and clients from nearby only harmless names. */
  readonly allowed: readonly string[] | undefined;
  /** The names of this machine. */
  readonly hostname: string;
}

/**
 * The host names under which people may open the dashboard.
 *
 * A hostile site can give its own name the address of this machine (DNS rebinding). The browser of a person
 * near the machine then sends requests from an address that `authorize` may trust, and treats the answers
 * as the site's own. Only the name in the request shows the attack. Addresses and names of this machine are
 * harmless: no other site has them.
 */
export class AllowedHosts {
  private readonly hostname: string;

  constructor(private readonly options: AllowedHostsOptions) {
    this.hostname = options.hostname.toLowerCase();
  }

  /** @throws UnknownHostError */
  require(request: DashboardRequest): void {
    const { allowed } = this.options;
    if (allowed?.includes(ANY_HOST)) return;
    // Behind a proxy that the application trusts, the client's address is the one that the proxy has sent.
    if (allowed === undefined && isPublicAddress(request.ip)) return;

    const asked = [hostOf(request), ...forwardedHosts(request)];
    const refused = asked.findIndex((host) => host === undefined || !this.isKnown(host));
    if (refused !== -1) throw new UnknownHostError(asked[refused]?.name);
  }

  private isKnown({ name }: Host): boolean {
    const isHarmless =
      isIP(name) !== 0 ||
      name === 'localhost' ||
      name.endsWith('.localhost') ||
      name === this.hostname;
    return isHarmless || (this.options.allowed ?? []).some((pattern) => matches(name, pattern));
  }
}

/** A client can forge these headers. A forged header can only lead to more refusals. */
function forwardedHosts(request: DashboardRequest): (Host | undefined)[] {
  const forwarded = headerOf(request, 'x-forwarded-host');
  return forwarded === undefined ? [] : forwarded.split(',').map((host) => parseHost(host.trim()));
}

function matches(name: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) : name === wanted;
}
