import type { RecurringRow } from '../../../../answers/recurring';
import { RelativeTime } from '../../components/time/relative-time';
import { t } from '../../i18n/translate';
import css from './next-run.module.css';

export function NextRun({ job: { pausedAt, nextRunAt } }: { job: RecurringRow }) {
  if (pausedAt !== undefined) return <span class={css.paused}>{t('recurring.paused')}</span>;
  if (nextRunAt === undefined) return <span class="muted">{t('recurring.noNext')}</span>;
  return <RelativeTime at={nextRunAt} />;
}
