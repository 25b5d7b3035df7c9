import type { ComponentChildren } from 'preact';
import { isPassing, kindOf } from '../../api/api-error';
import { ErrorState, StaleNotice } from './error-state';
import { Skeleton } from './skeleton';

interface QueryLike<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface QueryViewProps<Data> {
  readonly query: QueryLike<Data>;
  /** Shown before the first data; rows of a list by default. */
  readonly skeleton?: ComponentChildren;
  readonly children: (data: Data) => ComponentChildren;
}

/** Shows that data is loading, has failed, or is there. Data stays visible when a later try fails. */
export function QueryView<Data>({ query, skeleton, children }: QueryViewProps<Data>) {
  const { data, error, refetch } = query;

  if (error !== null && (data === undefined || !isPassing(error))) {
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <>{skeleton ?? <Skeleton rows={6} />}</>;

  return (
    <>
      {error !== null && <StaleNotice kind={kindOf(error)} />}
      {children(data)}
    </>
  );
}
