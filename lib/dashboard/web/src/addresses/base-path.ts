/** The path of the dashboard as the browser sees it: `/hangfire`, `/proxy/admin/hangfire`, or ''. */
export const basePath = new URL(document.baseURI).pathname.replace(/\/[^/]*$/, '');

/** The last part of the address; ids may contain anything, slashes and percent signs too. */
export function lastPathSegment(): string {
  const path = location.pathname.replace(/\/+$/, '');
  const raw = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** Whether this is the address of the overview. */
export const isAtOverview = (): boolean => location.pathname.replace(/\/+$/, '') === basePath;
