import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { useAddressParameter } from '../../addresses/search-in-address';
import { queries } from '../../api/queries';
import { useMay } from '../../api/session';
import { QueryView } from '../../components/feedback/query-view';
import { Sheet } from '../../components/layout/panel';
import { DataTable } from '../../components/table/data-table';
import { Pager } from '../../components/table/pager';
import { useIsWithin } from '../../components/table/use-is-within';
import { t } from '../../i18n/translate';
import { pageSize } from '../../preferences/page-size';
import { BulkBar } from './bulk/bulk-bar';
import { BulkProgress } from './bulk/bulk-progress';
import { useJobSelection } from './bulk/use-job-selection';
import { EmptyJobs } from './empty-jobs';
import { useOrder } from './filters/order-choice';
import { ListNotice } from './list-notice';
import { NewJobsButton } from './new-jobs-button';
import { jobColumnsOf } from './rows/job-columns';
import type { JobList } from './rows/job-list';
import { useHeldList } from './use-held-list';

interface JobListViewProps {
  readonly list: JobList;
  readonly path: string;
  readonly search: string;
}

export function JobListView({ list, path, search }: JobListViewProps) {
  const cursor = useAddressParameter('cursor');
  const order = useOrder();
  const limit = pageSize.value;
  const page = { ...list.selection, search, order, cursor, limit };
  const query = useQuery(queries.jobs(page));
  const jobSelection = useJobSelection(`${list.name} ${search}`);
  const [operationId, setOperationId] = useState<string>();
  const bulkActions = useAllowedBulkActions(list);
  const isHeld = jobSelection.seen.length > 0 || cursor !== undefined;

  // An unfinished search would begin again with each refresh, so the list stands still.
  const isPartial = query.data?.searchedUntil !== undefined;
  const [reference, isWithin] = useIsWithin();
  const newJobs = useHeldList({
    page,
    jobs: query.data?.jobs ?? [],
    isWithin,
    isHeldAnyway: isHeld || isPartial,
  });

  return (
    <>
      {operationId !== undefined && (
        <BulkProgress operationId={operationId} onDismiss={() => setOperationId(undefined)} />
      )}
      <Sheet>
        <ListNotice isHeld={isHeld} answer={query.data} onRefresh={() => void query.refetch()} />
        <QueryView query={query}>
          {(answer) => (
            <>
              {answer.jobs.length === 0 ? (
                <EmptyJobs
                  list={list}
                  path={path}
                  search={search}
                  isLaterPage={cursor !== undefined}
                  answer={answer}
                />
              ) : (
                <div ref={reference}>
                  <NewJobsButton count={newJobs} onShow={() => void query.refetch()} />
                  <DataTable
                    label={t('jobs.title')}
                    columns={jobColumnsOf(list)}
                    rows={answer.jobs}
                    keyOf={({ id }) => id}
                    selection={bulkActions.length > 0 ? jobSelection.selection : undefined}
                  />
                </div>
              )}
              {bulkActions.length > 0 && (
                <BulkBar
                  actions={bulkActions}
                  seen={jobSelection.seen}
                  matching={{ ...list.selection, search }}
                  hasMore={answer.next !== undefined || cursor !== undefined}
                  onClear={jobSelection.clear}
                  onStarted={({ id }) => {
                    jobSelection.clear();
                    setOperationId(id);
                  }}
                />
              )}
              <Pager path={path} cursor={cursor} next={answer.next} hasPageSize />
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
