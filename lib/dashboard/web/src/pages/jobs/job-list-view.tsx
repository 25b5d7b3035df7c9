import { useQuery } from '@tanstack/preact-query';
import { Inbox } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { useAddressParameter } from '../../addresses/search-in-address';
import { holdLists } from '../../api/live/refresh';
import { queries } from '../../api/queries';
import { useMay } from '../../api/session';
import { EmptyState } from '../../components/feedback/empty-state';
import { QueryView } from '../../components/feedback/query-view';
import { Sheet } from '../../components/layout/panel';
import { DataTable } from '../../components/table/data-table';
import { Pager } from '../../components/table/pager';
import { messageFor, t } from '../../i18n/translate';
import { pageSize } from '../../preferences/page-size';
import { BulkBar } from './bulk-bar';
import { BulkProgress } from './bulk-progress';
import { jobColumnsOf } from './job-columns';
import type { JobList } from './job-list';
import { ListNotice } from './list-notice';
import { useJobSelection } from './use-job-selection';

interface JobListViewProps {
  readonly list: JobList;
  readonly path: string;
  readonly search: string;
}

export function JobListView({ list, path, search }: JobListViewProps) {
  const cursor = useAddressParameter('cursor');
  const limit = pageSize.value;
  const query = useQuery(queries.jobs({ ...list.selection, search, cursor, limit }));
  const jobSelection = useJobSelection(`${list.name} ${search}`);
  const [operationId, setOperationId] = useState<string>();
  const bulkActions = useAllowedBulkActions(list);
  const isHeld = jobSelection.seen.length > 0 || cursor !== undefined;

  useEffect(() => (isHeld ? holdLists() : undefined), [isHeld]);

  return (
    <>
      {operationId !== undefined && (
        <BulkProgress operationId={operationId} onDismiss={() => setOperationId(undefined)} />
      )}
      <Sheet>
        <ListNotice
          isHeld={isHeld}
          searchedUntil={query.data?.searchedUntil}
          onRefresh={() => void query.refetch()}
        />
        <QueryView query={query}>
          {({ jobs, next }) => (
            <>
              {jobs.length === 0 ? (
                <EmptyState icon={<Inbox size={28} />} title={emptyTitle(list, search)}>
                  {search !== '' && <SearchHint list={list} search={search} />}
                </EmptyState>
              ) : (
                <DataTable
                  label={t('jobs.title')}
                  columns={jobColumnsOf(list)}
                  rows={jobs}
                  keyOf={({ id }) => id}
                  selection={bulkActions.length > 0 ? jobSelection.selection : undefined}
                />
              )}
              <Pager path={path} cursor={cursor} next={next} hasPageSize />
              {bulkActions.length > 0 && (
                <BulkBar
                  actions={bulkActions}
                  seen={jobSelection.seen}
                  matching={{ ...list.selection, search }}
                  hasMore={next !== undefined || cursor !== undefined}
                  onClear={jobSelection.clear}
                  onStarted={({ id }) => {
                    jobSelection.clear();
                    setOperationId(id);
                  }}
                />
              )}
            </>
          )}
        </QueryView>
      </Sheet>
    </>
  );
}

function useAllowedBulkActions({ bulkActions }: JobList) {
  const may = { requeue: useMay('requeue'), delete: useMay('delete') };
  return bulkActions.filter((action) => may[action]);
}

function SearchHint({ list, search }: Pick<JobListViewProps, 'list' | 'search'>) {
  return (
    <>
      <p>{t('jobs.none.hint')}</p>
      {list.name !== 'all' && (
        <p>
          <Link href={paths.jobs('all', search)}>{t('search.inAll')}</Link>
        </p>
      )}
    </>
  );
}

function emptyTitle({ name }: JobList, search: string): string {
  if (search !== '') return t('jobs.none.search');
  return messageFor(`jobs.none.${name}`) ?? t('jobs.none');
}
