import { CirclePause, CirclePlay } from 'lucide-preact';
import type { RecurringRow } from '../../../../answers/recurring';
import { actions } from '../../api/actions';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { t } from '../../i18n/translate';

interface PauseRecurringButtonProps {
  readonly job: RecurringRow;
  readonly isSmall?: boolean;
}

export function PauseRecurringButton({
  job: { id, pausedAt },
  isSmall = false,
}: PauseRecurringButtonProps) {
  const mayPause = useMay('pause');
  const isPaused = pausedAt !== undefined;
  const change = useAction(isPaused ? actions.resumeRecurringJob : actions.pauseRecurringJob);
  if (!mayPause) return null;

  const words = t(isPaused ? 'action.resume' : 'action.pause');
  return (
    <Button
      size={isSmall ? 'small' : 'normal'}
      icon={isPaused ? <CirclePlay size={14} /> : <CirclePause size={14} />}
      isBusy={change.isPending}
      aria-label={`${words} ${id}`}
      onClick={() => change.mutate(id)}
    >
      {words}
    </Button>
  );
}
