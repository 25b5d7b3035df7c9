import { Power } from 'lucide-preact';
import type { ServerAnswer } from '../../../../answers/overview';
import { actions } from '../../api/actions';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { ConfirmedButton } from '../../components/dialog/confirmed-button';
import { t } from '../../i18n/translate';

export function StopButton({ server: { id, isStopping, isSilent } }: { server: ServerAnswer }) {
  const mayPause = useMay('pause');
  const stop = useAction(actions.stopServer, { say: () => t('servers.stopped') });
  if (!mayPause || isStopping || isSilent) return null;

  return (
    <ConfirmedButton
      size="small"
      label={t('servers.stop')}
      question={t('servers.stop.question')}
      explanation={t('servers.stop.text', { id })}
      icon={<Power size={14} />}
      isBusy={stop.isPending}
      onConfirm={() => stop.mutate(id)}
    />
  );
}
