import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import type { JobAction } from '../../../../../answers/changes';
import type { BoundedCount } from '../../../../../answers/live';
import type { BulkLimits } from '../../../api/actions';
import { errorSentence } from '../../../api/error-sentence';
import { type JobsSelection, queries } from '../../../api/queries';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog';
import { stateLabel } from '../../../components/state/state-names';
import { t } from '../../../i18n/translate';
import css from './bulk-confirm-dialog.module.css';
import { BulkLimitFields, limitsOf, NO_LIMITS } from './bulk-limits';
import { bulkActionLabel, bulkQuestion, mayRepeat } from './bulk-words';

interface BulkConfirmDialogProps {
  readonly action: JobAction;
  /** How many jobs are ticked. Left out for all jobs that match; the dialog then counts them first. */
  readonly seenCount: number | undefined;
  readonly matching: JobsSelection;
  readonly onConfirm: (limits: BulkLimits) => void;
  readonly onClose: () => void;
}

export function BulkConfirmDialog({
  action,
  seenCount,
  matching,
  onConfirm,
  onClose,
}: BulkConfirmDialogProps) {
  const counting = useQuery({
    ...queries.bulkCount(matching),
    enabled: seenCount === undefined,
  });
  const count: BoundedCount | undefined =
    seenCount === undefined ? counting.data : { count: seenCount, isExact: true };
  const [typed, setTyped] = useState(NO_LIMITS);
  const limits = limitsOf(typed);
  const asked = count && upTo(limits?.limit, count);
  const label = bulkActionLabel(action, matching);

  return (
    <ConfirmDialog
      title={asked === undefined ? t('bulk.counting') : bulkQuestion(action, matching, asked)}
      action={label}
      isDangerous={action === 'delete'}
      isReady={
        limits !== undefined && count !== undefined && count.count > 0 && !counting.isFetching
      }
      onConfirm={() => onConfirm(limits ?? {})}
      onClose={onClose}
    >
      <div class={css.text} aria-live="polite">
        {counting.error && <p>{errorSentence(counting.error)}</p>}
        {seenCount === undefined && (
          <p>
            {matching.state ? stateLabel(matching.state) : t('jobs.all')}
            {matching.search && (
              <>
                {' · '}
                <code class="foreign">{matching.search}</code>
              </>
            )}
          </p>
        )}
        {asked?.isExact === false && <p>{t('bulk.confirm.bounded')}</p>}
        {mayRepeat(action, matching) && <p>{t('bulk.confirm.repeats')}</p>}
        <p>{t('bulk.confirm.text')}</p>
        <BulkLimitFields typed={typed} onChange={setTyped} isSelection={seenCount !== undefined} />
      </div>
    </ConfirmDialog>
  );
}

const upTo = (limit: number | undefined, count: BoundedCount): BoundedCount =>
  limit !== undefined && limit <= count.count ? { count: limit, isExact: true } : count;
