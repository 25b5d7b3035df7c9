import { type DashboardRequest, headerOf, hostOf } from './dashboard-request.js';
import { trustedClients } from './local-requests.js';

/**
 * Whether another site's page made the browser send this request. A page of the dashboard itself is
 * allowed, and so is a person who typed the address or follows a link.
 */
export function isReadFromElsewhere(request: DashboardRequest): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Whether a page of the dashboard's own origin sent this request, as far as the browser tells. */
export function isFromOwnPages(request: DashboardRequest): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';

  const origin = headerOf(request, 'origin');
  return origin !== undefined && hostsOf(request).includes(hostIn(origin));
}

/** The names under which the browser may know this application. */
function hostsOf(request: DashboardRequest): readonly string[] {
  const isForwarded = trustedClients(request).length > 0;
  const forwarded = isForwarded ? headerOf(request, 'x-forwarded-host') : undefined;
  return [hostOf(request), forwarded?.split(',')[0]?.trim()].flatMap((host) =>
    host ? [host.toLowerCase()] : [],
  );
}

function hostIn(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}
