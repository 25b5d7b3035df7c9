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
import { BulkConfirmDialog } from '../jobs/bulk/bulk-confirm-dialog';

interface RequeueFailedProps {
  readonly batchId: string;
  readonly failed: BoundedCount;
  /** Gets the id of the bulk operation. */
  readonly onStarted: (operationId: string) => void;
}

/** Requeues all Failed jobs of a batch: all jobs that match a search for them. */
export function RequeueFailed({ batchId, failed, onStarted }: RequeueFailedProps) {
  const matching = { state: FAILED, search: qualified('batch', batchId) };
  const mayRequeue = useMay('requeue');
  const [isAsking, setIsAsking] = useState(false);
  const requeue = useAction(() => actions.changeMatchingJobs('requeue', matching), {
    onDone: ({ id }) => onStarted(id),
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
