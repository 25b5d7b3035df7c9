import { useQuery } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import type { JobRow } from '../../../../answers/jobs';
import type { BoundedCount } from '../../../../answers/live';
import { holdLists, withheldRefreshes } from '../../api/live/refresh';
import { type JobsPage, queries } from '../../api/queries';
import { queryClient } from '../../api/query-client';

interface HeldList {
  readonly page: JobsPage;
  readonly jobs: readonly JobRow[];
  /** Whether the pointer or the focus is in the list. */
  readonly isWithin: boolean;
  /** Whether the list stands still for another reason, even after the reader has left it. */
  readonly isHeldAnyway: boolean;
}

/**
 * Holds the list while the reader is in it, and lets it catch up afterwards.
 *
 * @returns how many new jobs the first page would show now; undefined if there are none
 */
export function useHeldList({
  page,
  jobs,
  isWithin,
  isHeldAnyway,
}: HeldList): BoundedCount | undefined {
  const isHeld = isWithin || isHeldAnyway;
  const withheld = withheldRefreshes.value;
  const [withheldBefore, setWithheldBefore] = useState(withheld);

  useEffect(() => (isHeld ? holdLists() : undefined), [isHeld]);
  useEffect(() => {
    const before = withheldRefreshes.peek();
    setWithheldBefore(before);
    if (!isWithin || isHeldAnyway) return undefined;
    return () => {
      if (withheldRefreshes.peek() > before) refreshLists();
    };
  }, [isWithin, isHeldAnyway]);

  const isBehind = isWithin && page.cursor === undefined && withheld > withheldBefore;
  const ahead = useQuery({ ...queries.jobsAhead(page, withheld), enabled: isBehind });
  if (!isBehind || !ahead.data) return undefined;

  const shown = new Set(jobs.map(({ id }) => id));
  const count = ahead.data.jobs.filter(({ id }) => !shown.has(id)).length;
  return count === 0 ? undefined : { count, isExact: count < page.limit };
}

function refreshLists(): void {
  for (const subject of ['jobs', 'job-count']) {
    void queryClient.invalidateQueries({ queryKey: [subject] });
  }
}
