import { formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';

/** A rate such as `12.5/s`, or `3/min` if the rate for a second would be tiny. */
export function QueueRate({ perSecond }: { perSecond: number }) {
  if (perSecond === 0) return <span class="muted">–</span>;
  const words =
    perSecond >= 1
      ? t('queues.perSecond', { rate: formatNumber(perSecond) })
      : t('queues.perMinute', { rate: formatNumber(perSecond * 60) });
  return <span class="numeric">{words}</span>;
}
