import {
  type DashboardRequest,
  headerOf,
  hostOf,
  isForwardedByTrusted,
} from './dashboard-request.js';

/**
 * Whether another site's page made the browser send this request. A page of the dashboard itself is
 * allowed, and so is a person who typed the address or follows a link.
 *
 * Browsers send `Sec-Fetch-Site` only to https and to this machine; to others, `Origin` is all that tells.
 */
export function isReadFromElsewhere(request: DashboardRequest): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';

  const origin = headerOf(request, 'origin');
  return origin !== undefined && !isOwn(origin, request);
}

/** Whether a page of the dashboard's own origin sent this request, as far as the browser tells. */
export function isFromOwnPages(request: DashboardRequest): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';

  const origin = headerOf(request, 'origin');
  return origin !== undefined && isOwn(origin, request);
}

/** Whether it has a name under which the browser may know this application. */
function isOwn(origin: string, request: DashboardRequest): boolean {
  const isForwarded = isForwardedByTrusted(request);
  const forwarded = isForwarded ? headerOf(request, 'x-forwarded-host') : undefined;
  return [hostOf(request)?.text, forwarded?.split(',')[0]?.trim().toLowerCase()].some(
    (host) => host !== undefined && host !== '' && host === hostIn(origin),
  );
}

function hostIn(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}
