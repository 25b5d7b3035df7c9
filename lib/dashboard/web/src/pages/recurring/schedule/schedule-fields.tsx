import { useQuery } from '@tanstack/preact-query';
import { useId, useState } from 'preact/hooks';
import { queries } from '../../../api/queries';
import { TextField } from '../../../components/controls/text-field';
import { t } from '../../../i18n/translate';
import { CronPreview } from './cron-preview';
import css from './schedule-fields.module.css';
import { useSettled } from './use-settled';

interface Schedule {
  readonly cron: string;
  readonly timeZone: string;
}

/** A schedule that the reader types. The server checks it at the same time. */
export function useSchedule(initial: Schedule) {
  const [schedule, setSchedule] = useState(initial);
  const typed = `${schedule.cron}\n${schedule.timeZone}`;
  const settled = useSettled(typed);
  const [cron = '', timeZone = ''] = settled.split('\n');
  const preview = useQuery(queries.cronPreview(cron, timeZone));
  const isUpToDate = settled === typed && !preview.isPlaceholderData;

  return {
    schedule,
    setSchedule,
    preview,
    previewZone: timeZone,
    isValid: preview.data?.isValid === true && isUpToDate,
    isWrong: preview.data?.isValid === false && isUpToDate,
  };
}

interface ScheduleFieldsProps {
  readonly typed: ReturnType<typeof useSchedule>;
  readonly autofocus?: boolean;
}

/** The cron expression, its time zone, and the next times. */
export function ScheduleFields({ typed, autofocus = false }: ScheduleFieldsProps) {
  const { schedule, setSchedule, preview, previewZone, isWrong } = typed;
  const previewId = useId();

  return (
    <>
      <TextField
        label={t('recurring.cron')}
        value={schedule.cron}
        isCode
        autofocus={autofocus}
        maxLength={200}
        isWrong={isWrong}
        describedBy={previewId}
        onInput={(cron) => setSchedule({ ...schedule, cron })}
      />
      <TextField
        label={t('recurring.timeZone')}
        value={schedule.timeZone}
        list="time-zones"
        maxLength={100}
        describedBy={previewId}
        onInput={(timeZone) => setSchedule({ ...schedule, timeZone })}
      />
      <TimeZones />
      <div id={previewId} aria-live="polite" class={css.preview}>
        <CronPreview query={preview} timeZone={previewZone} />
      </div>
    </>
  );
}

function TimeZones() {
  return (
    <datalist id="time-zones">
      {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  );
}
