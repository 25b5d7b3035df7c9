import { useQuery } from '@tanstack/preact-query';
import { useId, useState } from 'preact/hooks';
import type { RecurringAnswer } from '../../../../answers/recurring';
import { actions } from '../../api/actions';
import { queries } from '../../api/queries';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { Dialog, DialogActions } from '../../components/dialog/dialog';
import { t } from '../../i18n/translate';
import { CronPreview } from './cron-preview';
import css from './edit-dialog.module.css';
import { useSettled } from './use-settled';

/** The server checks the expression while somebody types. */
export function EditDialog({ job, onClose }: { job: RecurringAnswer; onClose: () => void }) {
  const [cron, setCron] = useState(job.cron);
  const [timeZone, setTimeZone] = useState(job.timeZone);
  const settled = useSettled(`${cron}\n${timeZone}`);
  const [settledCron = '', settledZone = ''] = settled.split('\n');
  const preview = useQuery(queries.cronPreview(settledCron, settledZone));
  const previewId = useId();

  const isUpToDate = settled === `${cron}\n${timeZone}` && !preview.isPlaceholderData;
  const isValid = preview.data?.isValid === true && isUpToDate;
  const isWrong = preview.data?.isValid === false && isUpToDate;

  const save = useAction(
    (schedule: { cron: string; timeZone: string }) => actions.editRecurringJob(job.id, schedule),
    { say: () => t('recurring.saved', { name: job.id }), onDone: onClose },
  );

  return (
    <Dialog title={t('recurring.edit', { name: job.id })} onClose={onClose}>
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isValid && !save.isPending) save.mutate({ cron, timeZone });
        }}
      >
        <label class={css.field}>
          {t('recurring.cron')}
          <input
            class={css.cron}
            value={cron}
            autofocus
            autocomplete="off"
            spellcheck={false}
            maxLength={200}
            dir="ltr"
            aria-invalid={isWrong}
            aria-describedby={previewId}
            onInput={({ currentTarget: { value } }) => setCron(value)}
          />
        </label>
        <label class={css.field}>
          {t('recurring.timeZone')}
          <input
            value={timeZone}
            list="time-zones"
            autocomplete="off"
            spellcheck={false}
            maxLength={100}
            dir="ltr"
            aria-describedby={previewId}
            onInput={({ currentTarget: { value } }) => setTimeZone(value)}
          />
        </label>
        <TimeZones />
        <div id={previewId} aria-live="polite" class={css.preview}>
          <CronPreview query={preview} timeZone={settledZone} />
        </div>
        {job.isDeclared && <p class={css.hint}>{t('recurring.edit.declared')}</p>}
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" disabled={!isValid} isBusy={save.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
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
