import type { RecurringAnswer } from '../../../../../answers/recurring';
import { actions } from '../../../api/actions';
import { useAction } from '../../../components/actions/use-action';
import { Button } from '../../../components/controls/button';
import { Dialog, DialogActions } from '../../../components/dialog/dialog';
import { t } from '../../../i18n/translate';
import css from './edit-dialog.module.css';
import { ScheduleFields, useSchedule } from './schedule-fields';

/** The server checks the expression while somebody types. */
export function EditDialog({ job, onClose }: { job: RecurringAnswer; onClose: () => void }) {
  const typed = useSchedule({ cron: job.cron, timeZone: job.timeZone });
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
          if (typed.isValid && !save.isPending) save.mutate(typed.schedule);
        }}
      >
        <ScheduleFields typed={typed} autofocus />
        {job.isDeclared && <p class={css.hint}>{t('recurring.edit.declared')}</p>}
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" disabled={!typed.isValid} isBusy={save.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
