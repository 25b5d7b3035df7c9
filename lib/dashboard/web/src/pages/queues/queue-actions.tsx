import { Pause, Play } from 'lucide-preact';
import type { QueueAnswer } from '../../../../answers/overview';
import { actions } from '../../api/actions';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { t } from '../../i18n/translate';

export function QueueActions({ queue: { name, pausedAt } }: { queue: QueueAnswer }) {
  const mayPause = useMay('pause');
  const isPaused = pausedAt !== undefined;
  const change = useAction(isPaused ? actions.resumeQueue : actions.pauseQueue, {
    say: () => t(isPaused ? 'queues.resumed' : 'queues.pausedNow', { name }),
  });
  if (!mayPause) return null;

  return (
    <Button
      size="small"
      icon={isPaused ? <Play size={14} /> : <Pause size={14} />}
      isBusy={change.isPending}
      aria-label={`${t(isPaused ? 'action.resume' : 'action.pause')} ${name}`}
      onClick={() => change.mutate(name)}
    >
      {t(isPaused ? 'action.resume' : 'action.pause')}
    </Button>
  );
}
