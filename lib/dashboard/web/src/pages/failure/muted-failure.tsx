import { BellOff } from 'lucide-preact';
import type { MuteAnswer } from '../../../../answers/mute';
import { formatAbsoluteTime, formatChoice } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { RelativeTime } from '../../components/time/relative-time';
import css from './muted-failure.module.css';

/** Who has muted a failure, since when, and until when. */
export function MutedFailure({ mute }: { mute: MuteAnswer }) {
  return (
    <p class={css.mute}>
      <BellOff size={13} aria-hidden="true" class={css.icon} />
      <span>
        <bdi class="foreign">{wordsFor(mute)}</bdi> (<RelativeTime at={mute.mutedAt} />)
      </span>
    </p>
  );
}

function wordsFor({ by, until, versions }: MuteAnswer): string {
  if (until !== undefined) return t('failure.mutedUntil', { by, until: formatAbsoluteTime(until) });
  if (versions) return t('failure.mutedVersions', { by, versions: formatChoice(versions) });
  return t('failure.muted', { by });
}
