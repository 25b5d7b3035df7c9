import { useQuery } from '@tanstack/preact-query';
import { type JobsSelection, queries } from '../../../api/queries';
import { t } from '../../../i18n/translate';

/** How many jobs match. It shows when a count stopped early, and shows nothing while such a count has found no job. */
export function MatchCount({ selection }: { selection: JobsSelection }) {
  const { data } = useQuery(queries.jobCount(selection));
  if (data === undefined || (data.count === 0 && !data.isExact)) return null;

  const { count, isExact } = data;
  return <>{isExact ? t('jobs.matches', { count }) : t('jobs.matches.more', { count })}</>;
}
