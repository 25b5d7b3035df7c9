import { useQuery } from '@tanstack/preact-query';
import { Link } from 'wouter-preact';
import { lastPathSegment } from '../../addresses/base-path';
import { paths } from '../../addresses/paths';
import { actions } from '../../api/actions';
import { kindOf } from '../../api/api-error';
import { queries } from '../../api/queries';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { QueryView } from '../../components/feedback/query-view';
import { Facts } from '../../components/layout/facts';
import { Page } from '../../components/layout/page';
import { Panel } from '../../components/layout/panel';
import { RelativeTime } from '../../components/time/relative-time';
import { t } from '../../i18n/translate';
import { UnknownNotice } from '../unknown/unknown-notice';
import { OperationJobs } from './operation-jobs';
import { OperationOutcome } from './operation-outcome';
import { OperationProgress } from './operation-progress';
import { OperationSearch } from './operation-search';
import { UndoButton } from './undo-button';

export function BulkOperationPage() {
  const id = lastPathSegment();
  const query = useQuery(queries.bulkOperation(id));
  const cancel = useAction(actions.cancelBulkOperation);
  const may: Readonly<Record<string, boolean>> = {
    requeue: useMay('requeue'),
    delete: useMay('delete'),
    restore: useMay('requeue'),
  };

  if (query.error && kindOf(query.error) === 'unknown') {
    return (
      <UnknownNotice title={t('bulk.title')} id={id} text={t('bulk.unknown')}>
        <Link href={paths.bulkOperations}>{t('bulk.title')}</Link>
      </UnknownNotice>
    );
  }

  const mayUndo = query.data?.action === 'delete' && may.restore;
  const isRunning = query.data !== undefined && query.data.endedAt === undefined;
  return (
    <Page
      title={t('bulk.one')}
      actions={
        isRunning
          ? may[query.data.action] && (
              <Button isBusy={cancel.isPending} onClick={() => cancel.mutate(id)}>
                {t('bulk.stop')}
              </Button>
            )
          : mayUndo && <UndoButton operationId={id} />
      }
    >
      <QueryView query={query}>
        {(operation) => (
          <>
            <Panel title={t('bulk.progress')} isPadded>
              <OperationProgress operation={operation} />
            </Panel>
            <OperationOutcome id={operation.id} action={operation.action} />
            <Panel title={t('details')}>
              <Facts
                facts={[
                  { name: t('column.id'), value: <code>{operation.id}</code> },
                  { name: t('bulk.search'), value: <OperationSearch operation={operation} /> },
                  operation.jobs !== undefined && {
                    name: t('jobs.title'),
                    value: <OperationJobs operation={operation} />,
                  },
                  { name: t('bulk.by'), value: <bdi>{operation.startedBy}</bdi> },
                  { name: t('column.started'), value: <RelativeTime at={operation.startedAt} /> },
                  operation.endedAt !== undefined && {
                    name: t('column.ended'),
                    value: <RelativeTime at={operation.endedAt} />,
                  },
                ]}
              />
            </Panel>
          </>
        )}
      </QueryView>
    </Page>
  );
}
