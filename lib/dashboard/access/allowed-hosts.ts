import { isIP } from 'node:net';
import { UnknownHostError } from '../errors/unknown-host-error.js';
import { type DashboardRequest, headerOf, hostOf } from './dashboard-request.js';
import { type Host, parseHost } from './host-header.js';
import { isPublicAddress } from './network.js';

/** Nothing depends on the name. */
export const ANY_HOST = '*';

export interface AllowedHostsOptions {
  /** Undefined: any name for clients from elsewhere, no other than harmless ones for those from nearby. */
  readonly allowed: readonly string[] | undefined;
  /** Of this machine. */
  readonly hostname: string;
}

/**
 * By which names the dashboard may be asked for.
 *
 * A hostile site can give its own name the address of this machine (DNS rebinding). The browser of
 * somebody near the machine then asks from an address that `authorize` may trust, and takes the answer
 * for one of the site's. Only the name in the request tells. Addresses and names of this machine are
 * harmless: no site has them.
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
    // Whoever comes through a proxy that the application trusts has the address that it has told.
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

/** Whoever makes this header up only has more refused. */
function forwardedHosts(request: DashboardRequest): (Host | undefined)[] {
  const forwarded = headerOf(request, 'x-forwarded-host');
  return forwarded === undefined ? [] : forwarded.split(',').map((host) => parseHost(host.trim()));
}

function matches(name: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) : name === wanted;
}
