import { addressPart } from './address-part';

/** Where the dashboard is mounted, as the browser sees it: `/hangfire`, `/proxy/admin/hangfire`, or ''. */
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

export const paths = {
  overview: '/',
  jobs: (state = 'all', search = '') =>
    `/jobs/${addressPart(state.toLowerCase())}${search ? `?q=${addressPart(search)}` : ''}`,
  job: (id: string) => `/jobs/details/${addressPart(id)}`,
  retries: '/retries',
  recurring: '/recurring',
  recurringJob: (id: string) => `/recurring/details?id=${addressPart(id)}`,
  batches: '/batches',
  batch: (id: string) => `/batches/${addressPart(id)}`,
  queues: '/queues',
  servers: '/servers',
  bulkOperations: '/bulk-operations',
  bulkOperation: (id: string) => `/bulk-operations/${addressPart(id)}`,
  audit: '/audit',
} as const;
