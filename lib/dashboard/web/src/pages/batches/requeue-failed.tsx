import { RotateCcw } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { BoundedCount } from '../../../../answers/live';
import { actions } from '../../api/actions';
import { qualified } from '../../api/qualifiers';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { FAILED } from '../../components/state/built-in-states';
import { t } from '../../i18n/translate';
import { BulkConfirmDialog } from '../jobs/bulk-confirm-dialog';
import { BulkProgress } from '../jobs/bulk-progress';

interface RequeueFailedProps {
  readonly batchId: string;
  readonly failed: BoundedCount;
}

/** Requeues all Failed jobs of a batch, as everything that matches a search. */
export function RequeueFailed({ batchId, failed }: RequeueFailedProps) {
  const matching = { state: FAILED, search: qualified('batch', batchId) };
  const mayRequeue = useMay('requeue');
  const [isAsking, setIsAsking] = useState(false);
  const [operationId, setOperationId] = useState<string>();
  const requeue = useAction(() => actions.changeMatchingJobs('requeue', matching), {
    onDone: ({ id }) => setOperationId(id),
  });
  if (!mayRequeue) return null;

  return (
    <div>
      <Button
        tone="primary"
        icon={<RotateCcw size={15} />}
        isBusy={requeue.isPending}
        onClick={() => setIsAsking(true)}
      >
        {t('failure.requeueAll', { count: failed })}
      </Button>
      {operationId !== undefined && (
        <BulkProgress operationId={operationId} onDismiss={() => setOperationId(undefined)} />
      )}
      {isAsking && (
        <BulkConfirmDialog
          action="requeue"
          seenCount={undefined}
          matching={matching}
          onConfirm={() => requeue.mutate(undefined)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  );
}
