import { type Query, QueryClient } from '@tanstack/preact-query';
import { isPassing } from './api-error';

const RECOVERY_INTERVAL_MS = 5_000;

/** Tries again if the last try failed with a fault that passes. */
export function recoveryInterval(query: {
  readonly state: Pick<Query['state'], 'status' | 'error'>;
}): number | false {
  return query.state.status === 'error' && isPassing(query.state.error)
    ? RECOVERY_INTERVAL_MS
    : false;
}

/**
 * Loads nothing while the tab is hidden: intervals rest by themselves, and the live feed, which causes all
 * other refreshes, closes.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 5_000,
      networkMode: 'always',
      refetchOnWindowFocus: 'always',
      refetchInterval: (query) => recoveryInterval(query as Query),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
