import { CloudOff } from 'lucide-preact';
import { latest, lostReason } from '../../api/live/live-feed';
import { RelativeTime } from '../../components/time/relative-time';
import { messageFor, t } from '../../i18n/translate';
import css from './connection-notice.module.css';

/** Says that the numbers stand still, and why. It disappears by itself when they move again. */
export function ConnectionNotice() {
  const reason = lostReason.value;

  return (
    <div role="status">
      {reason && (
        <p class={css.notice}>
          <CloudOff size={16} aria-hidden="true" />
          <span>
            <strong>{messageFor(`error.${reason}.title`)}</strong> {t('error.recovers')}{' '}
            {latest.value && (
              <span>
                {t('live.asOf')} <RelativeTime at={latest.value.now} />
              </span>
            )}
          </span>
        </p>
      )}
    </div>
  );
}
