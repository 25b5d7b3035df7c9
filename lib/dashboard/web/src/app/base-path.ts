/** Where the dashboard is mounted, as the browser sees it: `/hangfire`, `/proxy/admin/hangfire`, or ''. */
export const basePath = new URL(document.baseURI).pathname.replace(/\/[^/]*$/, '');

/** The last part of the address; ids may contain anything, slashes and percent signs too. */
export function lastPathSegment(): string {
  const raw = location.pathname.slice(location.pathname.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

export const paths = {
  overview: '/',
  jobs: (state = 'all', search = '') =>
    `/jobs/${encodeURIComponent(state.toLowerCase())}${search ? `?q=${encodeURIComponent(search)}` : ''}`,
  job: (id: string) => `/jobs/details/${encodeURIComponent(id)}`,
  retries: '/retries',
  recurring: '/recurring',
  recurringJob: (id: string) => `/recurring/${encodeURIComponent(id)}`,
  batches: '/batches',
  batch: (id: string) => `/batches/${encodeURIComponent(id)}`,
  queues: '/queues',
  servers: '/servers',
  bulkOperations: '/bulk-operations',
  bulkOperation: (id: string) => `/bulk-operations/${encodeURIComponent(id)}`,
  audit: '/audit',
} as const;
