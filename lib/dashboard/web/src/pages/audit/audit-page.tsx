import { useQuery } from '@tanstack/preact-query';
import { ScrollText } from 'lucide-preact';
import { paths } from '../../addresses/paths';
import { useAddressParameter } from '../../addresses/search-in-address';
import { queries } from '../../api/queries';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { ListSearch } from '../../components/table/list-search';
import { PagedList } from '../../components/table/paged-list';
import { RelativeTime } from '../../components/time/relative-time';
import { messageFor, t } from '../../i18n/translate';
import { AuditSubject } from './audit-subject';

export function AuditPage() {
  const search = useAddressParameter('q') ?? '';
  const cursor = useAddressParameter('cursor');
  const query = useQuery(queries.audit(search, cursor));

  return (
    <Page
      title={t('audit.title')}
      subtitle={t('audit.about')}
      actions={
        <ListSearch key={search} path={paths.audit} search={search} label={t('audit.search')} />
      }
    >
      <Sheet>
        <QueryView query={query}>
          {({ entries, next }) => (
            <PagedList
              label={t('audit.title')}
              rows={entries}
              keyOf={({ id }) => id}
              columns={[
                {
                  key: 'at',
                  header: t('audit.when'),
                  cell: ({ at }) => <RelativeTime at={at} />,
                },
                { key: 'user', header: t('audit.who'), cell: ({ user }) => <bdi>{user}</bdi> },
                {
                  key: 'action',
                  header: t('audit.what'),
                  cell: ({ action }) => messageFor(`audit.${action}`) ?? <bdi>{action}</bdi>,
                },
                {
                  key: 'subject',
                  header: t('audit.subject'),
                  isWide: true,
                  cell: (entry) => <AuditSubject entry={entry} />,
                },
              ]}
              path={paths.audit}
              search={search}
              cursor={cursor}
              next={next}
              icon={<ScrollText size={28} />}
              none={t('audit.none')}
            />
          )}
        </QueryView>
      </Sheet>
    </Page>
  );
}
