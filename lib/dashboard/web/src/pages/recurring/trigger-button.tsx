import { Play } from 'lucide-preact';
import type { RecurringRow } from '../../../../answers/recurring';
import { actions } from '../../api/actions';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { t } from '../../i18n/translate';

interface TriggerButtonProps {
  readonly job: RecurringRow;
  readonly isSmall?: boolean;
}

export function TriggerButton({ job: { id }, isSmall = false }: TriggerButtonProps) {
  const mayTrigger = useMay('trigger');
  const trigger = useAction(actions.triggerRecurringJob, {
    say: ({ jobId }) =>
      t(jobId === null ? 'recurring.triggerCanceled' : 'recurring.triggered', { name: id }),
  });
  if (!mayTrigger) return null;

  return (
    <Button
      tone={isSmall ? 'plain' : 'primary'}
      size={isSmall ? 'small' : 'normal'}
      icon={<Play size={14} />}
      isBusy={trigger.isPending}
      aria-label={`${t('action.trigger')} ${id}`}
      onClick={() => trigger.mutate(id)}
    >
      {t('action.trigger')}
    </Button>
  );
}
