import { RotateCcw, Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { BulkOperationAnswer, JobAction } from '../../../../../answers/changes';
import { actions as api, type BulkLimits, type SeenJob } from '../../../api/actions';
import type { JobsSelection } from '../../../api/queries';
import { useAction } from '../../../components/actions/use-action';
import { Button } from '../../../components/controls/button';
import { t } from '../../../i18n/translate';
import css from './bulk-bar.module.css';
import { BulkConfirmDialog } from './bulk-confirm-dialog';
import { bulkActionLabel } from './bulk-words';
import { MAX_SELECTED } from './use-job-selection';

interface BulkBarProps {
  readonly actions: readonly JobAction[];
  readonly seen: readonly SeenJob[];
  readonly matching: JobsSelection;
  /** Whether there are more jobs than on this page. */
  readonly hasMore: boolean;
  readonly onClear: () => void;
  readonly onStarted: (operation: BulkOperationAnswer) => void;
}

interface Pending {
  readonly action: JobAction;
  readonly scope: 'seen' | 'matching';
}

/** Acts on the ticked jobs, or on all jobs that match the search. */
export function BulkBar({ actions, seen, matching, hasMore, onClear, onStarted }: BulkBarProps) {
  const [pending, setPending] = useState<Pending>();
  const [isEverything, setIsEverything] = useState(false);
  const isShown = seen.length > 0;
  const scope = isEverything && isShown ? 'matching' : 'seen';

  const start = useAction(
    ({ action, scope: of, limits }: Pending & { readonly limits: BulkLimits }) =>
      of === 'matching'
        ? api.changeMatchingJobs(action, matching, limits)
        : api.changeSeenJobs(action, seen, limits),
    {
      onDone: (operation) => {
        setIsEverything(false);
        onStarted(operation);
      },
    },
  );

  return (
    <>
      {isShown && (
        <section class={css.bar} aria-label={t('bulk.bar')}>
          <p class={css.count} role="status">
            {scope === 'matching'
              ? t('bulk.everything')
              : t('bulk.selected', { count: seen.length })}
            {scope === 'seen' && seen.length >= MAX_SELECTED && ` ${t('bulk.full')}`}
          </p>
          {hasMore && (
            <Button size="small" tone="quiet" onClick={() => setIsEverything(!isEverything)}>
              {scope === 'matching' ? t('bulk.onlySelected') : t('bulk.selectEverything')}
            </Button>
          )}
          <div class={css.actions}>
            {actions.map((action) => (
              <Button
                key={action}
                tone={action === 'delete' ? 'danger' : 'primary'}
                icon={action === 'delete' ? <Trash2 size={15} /> : <RotateCcw size={15} />}
                isBusy={start.isPending}
                onClick={() => setPending({ action, scope })}
              >
                {bulkActionLabel(action, matching)}
              </Button>
            ))}
            <Button
              tone="quiet"
              onClick={() => {
                setIsEverything(false);
                onClear();
              }}
            >
              {t('bulk.clear')}
            </Button>
          </div>
        </section>
      )}
      {pending && (
        <BulkConfirmDialog
          action={pending.action}
          seenCount={pending.scope === 'seen' ? seen.length : undefined}
          matching={matching}
          onConfirm={(limits) => start.mutate({ ...pending, limits })}
          onClose={() => setPending(undefined)}
        />
      )}
    </>
  );
}
