import { addressPart } from './address-part';
import { stateSegment } from './state-segment';

export const paths = {
  overview: '/',
  performance: '/performance',
  failure: (fingerprint: string) => `/failures/${addressPart(fingerprint)}`,
  jobs: (state = 'all', search = '') =>
    `/jobs/${addressPart(stateSegment(state))}${search ? `?q=${addressPart(search)}` : ''}`,
  job: (id: string) => `/jobs/details/${addressPart(id)}`,
  newJob: '/new-job',
  copyOf: (id: string) => `/new-job?copy=${addressPart(id)}`,
  newRecurringJob: '/new-recurring-job',
  retries: '/retries',
  retriesMatching: (search: string) => `/retries?q=${addressPart(search)}`,
  recurring: '/recurring',
  recurringJob: (id: string) => `/recurring/details?id=${addressPart(id)}`,
  batches: '/batches',
  batch: (id: string) => `/batches/${addressPart(id)}`,
  flow: (id: string) => `/flow/${addressPart(id)}`,
  queues: '/queues',
  servers: '/servers',
  problems: '/problems',
  bulkOperations: '/bulk-operations',
  bulkOperation: (id: string) => `/bulk-operations/${addressPart(id)}`,
  audit: '/audit',
} as const;
