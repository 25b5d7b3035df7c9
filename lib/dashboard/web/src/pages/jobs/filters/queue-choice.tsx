import { useQuery } from '@tanstack/preact-query';
import { paths } from '../../../addresses/paths';
import { addressWith } from '../../../addresses/search-in-address';
import { valueIn, withQualifier } from '../../../api/qualifiers';
import { queries } from '../../../api/queries';
import { Segments } from '../../../components/controls/segments';
import { formatCount } from '../../../i18n/format';
import { t } from '../../../i18n/translate';

const MOST = 20;

/** The queues with ready jobs, each with the number of these jobs. A click limits the search to that queue. */
export function QueueChoice({ path, search }: { path: string; search: string }) {
  const { data = [] } = useQuery(queries.queues());
  const chosen = valueIn(search, 'queue');
  const queues = data.filter(({ name, ready }) => ready.count > 0 || name === chosen);
  if (queues.length === 0) return null;

  const addressOf = (queue?: string) =>
    addressWith(path, { q: withQualifier(search, 'queue', queue), cursor: undefined });
  const shown = queues.slice(0, MOST);
  return (
    <Segments
      label={t('jobs.queues')}
      segments={[
        { label: t('jobs.queues.all'), href: addressOf(), isCurrent: chosen === undefined },
        ...shown.map(({ name, ready }) => ({
          label: `${name} (${formatCount(ready)})`,
          href: addressOf(name),
          isCurrent: name === chosen,
        })),
        ...(queues.length > shown.length
          ? [{ label: t('jobs.queues.more'), href: paths.queues, isCurrent: false }]
          : []),
      ]}
    />
  );
}
