import clsx from 'clsx';
import {
  AlarmClock,
  CalendarCheck,
  CalendarX,
  CircleHelp,
  CircleX,
  Hand,
  SkipForward,
} from 'lucide-preact';
import type { OccurrenceAnswer } from '../../../../../answers/recurring';
import { JobIdLink } from '../../../components/job/job-link';
import { formatDuration } from '../../../i18n/format';
import { messageFor, t } from '../../../i18n/translate';
import css from './occurrence-kind.module.css';
import { kindLabel } from './occurrence-words';

/** A map, because a stored kind may have any name. */
const ICONS: ReadonlyMap<string, typeof Hand> = new Map([
  ['created', CalendarCheck],
  ['made-up', AlarmClock],
  ['missed', CalendarX],
  ['skipped', SkipForward],
  ['failed', CircleX],
  ['triggered', Hand],
]);

/** The outcome of a time of the schedule, and its reason. */
export function OccurrenceKind({ occurrence }: { occurrence: OccurrenceAnswer }) {
  const { kind, error } = occurrence;
  const Icon = ICONS.get(kind) ?? CircleHelp;
  return (
    <div class={css.lines}>
      <span class={css.kind}>
        <Icon class={clsx(css.icon, css[kind])} size={15} aria-hidden />
        <span>{kindLabel(kind)}</span>
        <Details {...occurrence} />
      </span>
      {error && (
        <span class={css.error} data-tip={error}>
          <bdi>{error.split('\n', 1)[0]}</bdi>
        </span>
      )}
    </div>
  );
}

function Details({
  kind,
  nominalAt,
  recordedAt,
  count,
  reason,
  runningJobId,
  triggeredBy,
}: OccurrenceAnswer) {
  const isLate = kind === 'made-up' && recordedAt !== undefined;
  // Older versions did not record who triggered a job.
  const isByCode = kind === 'triggered' && recordedAt !== undefined && triggeredBy === undefined;
  return (
    <>
      {isLate && (
        <span class="muted">
          {t('occurrence.late', { duration: formatDuration(recordedAt - nominalAt) })}
        </span>
      )}
      {count && <span class="muted">{t('occurrence.times', { count })}</span>}
      {reason && <span class="muted">{messageFor(`occurrence.reason.${reason}`) ?? reason}</span>}
      {runningJobId && <JobIdLink id={runningJobId} />}
      {triggeredBy && (
        <span class="muted">
          <bdi>{t('occurrence.by', { name: triggeredBy })}</bdi>
        </span>
      )}
      {isByCode && <span class="muted">{t('occurrence.by.code')}</span>}
    </>
  );
}
