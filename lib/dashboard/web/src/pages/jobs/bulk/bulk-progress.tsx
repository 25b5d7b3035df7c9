import { useQuery } from '@tanstack/preact-query';
import { X } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { actions } from '../../../api/actions';
import { queries } from '../../../api/queries';
import { queryClient } from '../../../api/query-client';
import { useAction } from '../../../components/actions/use-action';
import { Button } from '../../../components/controls/button';
import { QueryView } from '../../../components/feedback/query-view';
import { Skeleton } from '../../../components/feedback/skeleton';
import { Sheet } from '../../../components/layout/panel';
import { t } from '../../../i18n/translate';
import { OperationProgress } from '../../bulk-operations/operation-progress';
import css from './bulk-progress.module.css';

/** Follows an operation that was started on this page. */
export function BulkProgress({
  operationId,
  onDismiss,
}: {
  operationId: string;
  onDismiss: () => void;
}) {
  const query = useQuery(queries.bulkOperation(operationId));
  const cancel = useAction(actions.cancelBulkOperation);
  const isOver = query.data?.endedAt !== undefined;

  useEffect(() => {
    if (!isOver) return;
    void queryClient.invalidateQueries({
      predicate: ({ queryKey: [subject] }) => subject === 'jobs' || subject === 'failure',
    });
  }, [isOver]);

  return (
    <Sheet>
      <QueryView query={query} skeleton={<Skeleton rows={1} />}>
        {(operation) => (
          <div class={css.progress}>
            <div class={css.bar}>
              <OperationProgress operation={operation} />
            </div>
            {isOver ? (
              <Button
                tone="quiet"
                aria-label={t('dismiss')}
                icon={<X size={16} />}
                onClick={onDismiss}
              />
            ) : (
              <Button isBusy={cancel.isPending} onClick={() => cancel.mutate(operationId)}>
                {t('bulk.stop')}
              </Button>
            )}
          </div>
        )}
      </QueryView>
    </Sheet>
  );
}
