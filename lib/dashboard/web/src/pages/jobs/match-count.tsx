import { useQuery } from '@tanstack/preact-query';
import { type JobsSelection, queries } from '../../api/queries';
import { t } from '../../i18n/translate';

/** How many jobs match. A count that was given up early says so; one that has found none yet says nothing. */
export function MatchCount({ selection }: { selection: JobsSelection }) {
  const { data } = useQuery(queries.jobCount(selection));
  if (data === undefined || (data.count === 0 && !data.isExact)) return null;

  const { count, isExact } = data;
  return <>{isExact ? t('jobs.matches', { count }) : t('jobs.matches.more', { count })}</>;
}
