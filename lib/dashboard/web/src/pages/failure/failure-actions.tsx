import { RotateCcw, Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { JobAction } from '../../../../answers/changes';
import type { FailureAnswer } from '../../../../answers/performance';
import { actions as api, type BulkLimits } from '../../api/actions';
import { qualified } from '../../api/qualifiers';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { FAILED } from '../../components/state/built-in-states';
import { t } from '../../i18n/translate';
import { BulkConfirmDialog } from '../jobs/bulk/bulk-confirm-dialog';
import { BulkProgress } from '../jobs/bulk/bulk-progress';
import css from './failure-actions.module.css';

/** Acts on all Failed jobs whose latest failure has this cause: on all jobs that match a search for them. */
export function FailureActions({
  failure: { fingerprint, failedJobs },
}: {
  failure: FailureAnswer;
}) {
  const matching = { state: FAILED, search: qualified('fingerprint', fingerprint) };
  const may = { requeue: useMay('requeue'), delete: useMay('delete') };
  const [pending, setPending] = useState<JobAction>();
  const [operationId, setOperationId] = useState<string>();
  const start = useAction(
    ({ action, limits }: { action: JobAction; limits: BulkLimits }) =>
      api.changeMatchingJobs(action, matching, limits),
    { onDone: ({ id }) => setOperationId(id) },
  );
  const hasJobs = failedJobs.count > 0;

  return (
    <>
      {hasJobs && (may.requeue || may.delete) && (
        <div class={css.actions}>
          {may.requeue && (
            <Button
              tone="primary"
              icon={<RotateCcw size={15} />}
              isBusy={start.isPending}
              onClick={() => setPending('requeue')}
            >
              {t('failure.requeueAll', { count: failedJobs })}
            </Button>
          )}
          {may.delete && (
            <Button
              tone="danger"
              icon={<Trash2 size={15} />}
              isBusy={start.isPending}
              onClick={() => setPending('delete')}
            >
              {t('failure.deleteAll', { count: failedJobs })}
            </Button>
          )}
        </div>
      )}
      {operationId !== undefined && (
        <BulkProgress operationId={operationId} onDismiss={() => setOperationId(undefined)} />
      )}
      {pending && (
        <BulkConfirmDialog
          action={pending}
          seenCount={undefined}
          matching={matching}
          onConfirm={(limits) => start.mutate({ action: pending, limits })}
          onClose={() => setPending(undefined)}
        />
      )}
    </>
  );
}
