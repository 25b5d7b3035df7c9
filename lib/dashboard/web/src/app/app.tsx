import { QueryClientProvider, useQuery } from '@tanstack/preact-query';
import { useEffect } from 'preact/hooks';
import { Router } from 'wouter-preact';
import { basePath } from '../addresses/base-path';
import { isRefused } from '../api/api-error';
import { setChangeToken } from '../api/client';
import { LiveFeed } from '../api/live/live-feed';
import { queries } from '../api/queries';
import { queryClient } from '../api/query-client';
import { SessionProvider } from '../api/session';
import { ErrorState } from '../components/feedback/error-state';
import { Skeleton } from '../components/feedback/skeleton';
import { ToastRegion } from '../components/toasts/toast-region';
import { TooltipLayer } from '../components/tooltip/tooltip-layer';
import { Routes } from './routes';
import { Shell } from './shell/shell';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Router base={basePath}>
        <InSession />
        <ToastRegion />
        <TooltipLayer />
      </Router>
    </QueryClientProvider>
  );
}

/** Shows nothing before the session is known, nor after the reader has lost the permission to look. */
function InSession() {
  const { data: session, error, refetch } = useQuery(queries.session());
  const token = session?.token;
  const intervalMs = session?.statsPollingIntervalMs;

  useEffect(() => {
    if (token !== undefined) setChangeToken(token);
  }, [token]);

  useEffect(
    () => (intervalMs === undefined ? undefined : new LiveFeed(intervalMs).start()),
    [intervalMs],
  );

  if (!session || isRefused(error)) {
    return (
      <main>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={8} />
        )}
      </main>
    );
  }
  return (
    <SessionProvider value={session}>
      <Shell>
        <Routes />
      </Shell>
    </SessionProvider>
  );
}
