import { type Query, QueryClient } from '@tanstack/preact-query';
import { isPassing } from './api-error';

const RECOVERY_INTERVAL_MS = 5_000;

/** Asks again while the last try failed in a way that passes. */
export function recoveryInterval(query: {
  readonly state: Pick<Query['state'], 'status' | 'error'>;
}): number | false {
  return query.state.status === 'error' && isPassing(query.state.error)
    ? RECOVERY_INTERVAL_MS
    : false;
}

/*
 * Nothing is fetched while the tab is hidden: intervals rest by themselves, and the live feed, from
 * which all other refreshing comes, closes.
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
