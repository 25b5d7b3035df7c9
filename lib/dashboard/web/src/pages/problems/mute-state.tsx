import type { MuteAnswer } from '../../../../answers/mute';
import { formatAbsoluteTime } from '../../i18n/format';
import { t } from '../../i18n/translate';

/** Who has muted a problem, and until when. */
export function MuteState({ mute: { by, until } }: { mute: MuteAnswer }) {
  const words =
    until === undefined
      ? t('problems.mutedUntilEnd', { by })
      : t('problems.mutedUntil', { by, until: formatAbsoluteTime(until) });
  return <p class="muted foreign">{words}</p>;
}
