import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { JobMethodAnswer } from '../../../../answers/creation';
import { paths } from '../../addresses/paths';
import { actions } from '../../api/actions';
import { queries } from '../../api/queries';
import { timeZone } from '../../api/time-zone';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { TextField } from '../../components/controls/text-field';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { ScheduleFields, useSchedule } from '../recurring/schedule/schedule-fields';
import { ArgumentFields } from './argument-fields';
import { MethodChoice } from './method-choice';
import css from './new-job.module.css';
import { QueueField } from './queue-field';
import { fieldsOf } from './typed-call';
import { useArguments } from './use-arguments';

/** A new recurring job, with a preview of its next times. */
export function NewRecurringPage() {
  const query = useQuery(queries.jobMethods());

  return (
    <Page title={t('newRecurring.title')} subtitle={t('newRecurring.about')}>
      <Panel title={t('details')} isPadded>
        <QueryView query={query}>
          {({ methods, isCut }) => <RecurringForm methods={methods} isCut={isCut} />}
        </QueryView>
      </Panel>
    </Page>
  );
}

interface RecurringFormProps {
  readonly methods: readonly JobMethodAnswer[];
  readonly isCut: boolean;
}

function RecurringForm({ methods, isCut }: RecurringFormProps) {
  const [id, setId] = useState('');
  const [method, setMethod] = useState<JobMethodAnswer>();
  const { fields, refusals, values, change, replace, refuse } = useArguments([]);
  const [queue, setQueue] = useState('');
  const typed = useSchedule({ cron: '0 3 * * *', timeZone });
  const [, navigate] = useLocation();
  const isReady = id.trim() !== '' && method && values && typed.isValid;
  const create = useAction(actions.createRecurringJob, {
    say: () => t('newRecurring.created'),
    onDone: (created) => navigate(paths.recurringJob(created.id)),
  });

  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady || create.isPending) return;
        create.mutate(
          {
            id,
            type: method.type,
            method: method.method,
            args: values.args,
            queue: queue.trim(),
            ...typed.schedule,
          },
          { onError: refuse },
        );
      }}
    >
      <TextField
        label={t('column.id')}
        hint={t('newRecurring.id.hint')}
        value={id}
        maxLength={100}
        onInput={setId}
      />
      <MethodChoice
        methods={methods}
        isCut={isCut}
        chosen={method}
        onChoose={(chosen) => {
          setMethod(chosen);
          replace(chosen ? fieldsOf(chosen) : []);
        }}
      />
      {method && (
        <ArgumentFields
          fields={fields}
          refusals={refusals}
          takesMore={method.takesMore}
          onChange={change}
        />
      )}
      <QueueField queue={queue} onInput={setQueue} />
      <ScheduleFields typed={typed} />
      <div class={css.actions}>
        <Button type="submit" tone="primary" disabled={!isReady} isBusy={create.isPending}>
          {t('newRecurring.create')}
        </Button>
      </div>
    </form>
  );
}
