import {
  type DashboardRequest,
  headerOf,
  hostOf,
  isForwardedByTrusted,
} from './dashboard-request.js';

/**
 * Whether a page of another site made the browser send this request. Pages of the dashboard itself are
 * allowed, and so are people who type the address or follow a link.
 *
 * Browsers send `Sec-Fetch-Site` only over https and to this machine; for other requests there is only
 * `Origin`.
 */
export function isReadFromElsewhere(request: DashboardRequest): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';

  const origin = headerOf(request, 'origin');
  return origin !== undefined && !isOwn(origin, request);
}

/** Whether a page of the dashboard's own origin sent this request, by the headers of the browser. */
export function isFromOwnPages(request: DashboardRequest): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';

  const origin = headerOf(request, 'origin');
  return origin !== undefined && isOwn(origin, request);
}

/** Whether the origin has a host name under which the browser may know this application. */
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
