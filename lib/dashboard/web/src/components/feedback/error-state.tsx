import { CircleAlert, CloudOff, LockKeyhole, SearchX } from 'lucide-preact';
import { type ErrorKind, isPassing, kindOf } from '../../api/api-error';
import { errorSentence } from '../../api/error-sentence';
import { messageFor, t } from '../../i18n/translate';
import { Button } from '../controls/button';
import css from './states.module.css';

const ICONS: Readonly<Record<ErrorKind, typeof CircleAlert>> = {
  unknown: SearchX,
  session: LockKeyhole,
  forbidden: LockKeyhole,
  input: CircleAlert,
  store: CloudOff,
  network: CloudOff,
  server: CircleAlert,
};

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const kind = kindOf(error);
  const Icon = ICONS[kind];

  return (
    <div class={css.state} role="alert">
      <span class={css.errorIcon} aria-hidden="true">
        <Icon size={28} />
      </span>
      <p class={css.title}>{messageFor(`error.${kind}.title`)}</p>
      <p class={css.text}>{errorSentence(error)}</p>
      {isPassing(error) && <p class={css.text}>{t('error.recovers')}</p>}
      {onRetry && kind !== 'session' && <Button onClick={onRetry}>{t('tryAgain')}</Button>}
      {kind === 'session' && <Button onClick={() => location.reload()}>{t('reload')}</Button>}
    </div>
  );
}

export function StaleNotice({ kind }: { kind: ErrorKind }) {
  return (
    <p class={css.stale} role="status">
      <CloudOff size={16} aria-hidden="true" />
      <span>
        {messageFor(`error.${kind}.title`)} {t('error.stale')}
      </span>
    </p>
  );
}
