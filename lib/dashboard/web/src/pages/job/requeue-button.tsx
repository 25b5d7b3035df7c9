import { RotateCcw } from 'lucide-preact';
import type { JobAnswer } from '../../../../answers/jobs';
import { Button } from '../../components/controls/button';
import { ConfirmedButton } from '../../components/dialog/confirmed-button';
import { PROCESSING, SUCCEEDED } from '../../components/state/built-in-states';
import { t } from '../../i18n/translate';
import { bulkActionLabel } from '../jobs/bulk/bulk-words';

interface RequeueButtonProps {
  readonly job: JobAnswer;
  readonly isBusy: boolean;
  readonly onRequeue: () => void;
}

/** Asks first if the job would do its work twice. */
export function RequeueButton({ job, isBusy, onRequeue }: RequeueButtonProps) {
  const label = bulkActionLabel('requeue', { state: job.state, search: '' });
  const icon = <RotateCcw size={15} />;
  const explanation = explanationFor(job);

  if (explanation === undefined) {
    return (
      <Button tone="primary" icon={icon} isBusy={isBusy} onClick={onRequeue}>
        {label}
      </Button>
    );
  }
  return (
    <ConfirmedButton
      label={label}
      question={t('job.requeue.question')}
      explanation={explanation}
      icon={icon}
      isDangerous={false}
      isBusy={isBusy}
      onConfirm={onRequeue}
    />
  );
}

function explanationFor({ state, displayName: name }: JobAnswer): string | undefined {
  if (state === PROCESSING) return t('job.requeue.running', { name });
  if (state === SUCCEEDED) return t('job.requeue.succeeded', { name });
  return undefined;
}
