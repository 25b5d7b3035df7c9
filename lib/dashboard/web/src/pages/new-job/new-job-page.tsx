import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { JobMethodAnswer } from '../../../../answers/creation';
import { paths } from '../../addresses/paths';
import { useAddressParameter } from '../../addresses/search-in-address';
import { actions } from '../../api/actions';
import { queries } from '../../api/queries';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { TextField } from '../../components/controls/text-field';
import { QueryView } from '../../components/feedback/query-view';
import { JobNameLink } from '../../components/job/job-link';
import { Page } from '../../components/layout/page';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { ArgumentFields } from './argument-fields';
import { MethodChoice } from './method-choice';
import css from './new-job.module.css';
import { QueueField } from './queue-field';
import { fieldsOf, fieldsOfCopy, type TypedArgument } from './typed-call';
import { useArguments } from './use-arguments';

const MAX_DELAY_SECONDS = 365 * 86_400;

/** A new job, or a copy of the job that the address names. */
export function NewJobPage() {
  const copyOf = useAddressParameter('copy');
  return copyOf === undefined ? <ChosenJob /> : <CopiedJob key={copyOf} id={copyOf} />;
}

function ChosenJob() {
  const query = useQuery(queries.jobMethods());
  const [chosen, setChosen] = useState<JobMethodAnswer>();

  return (
    <Page title={t('newJob.title')} subtitle={t('newJob.about')}>
      <Panel title={t('job.call')} isPadded>
        <QueryView query={query}>
          {({ methods, isCut }) => (
            <div class={css.form}>
              <MethodChoice methods={methods} isCut={isCut} chosen={chosen} onChoose={setChosen} />
              {chosen && (
                <JobForm
                  key={`${chosen.type}.${chosen.method}`}
                  method={chosen}
                  fields={fieldsOf(chosen)}
                  queue=""
                />
              )}
            </div>
          )}
        </QueryView>
      </Panel>
    </Page>
  );
}

function CopiedJob({ id }: { id: string }) {
  const query = useQuery({ ...queries.jobCopy(id), staleTime: Number.POSITIVE_INFINITY });

  return (
    <Page title={t('newJob.copy.title')} subtitle={t('newJob.copy.about')}>
      <Panel title={t('job.call')} isPadded>
        <QueryView query={query}>
          {(copy) => (
            <div class={css.form}>
              <p>
                {t('newJob.copyOf')} <JobNameLink id={id} name={copy.displayName} />
              </p>
              <p>
                <code class="foreign">{`${copy.type}.${copy.method}`}</code>
              </p>
              <JobForm
                method={copy}
                fields={fieldsOfCopy(copy, copy.args)}
                queue={copy.queue}
                copyOf={id}
              />
            </div>
          )}
        </QueryView>
      </Panel>
    </Page>
  );
}

interface JobFormProps {
  readonly method: JobMethodAnswer;
  readonly fields: readonly TypedArgument[];
  readonly queue: string;
  readonly copyOf?: string;
}

function JobForm({ method, fields: initial, queue: initialQueue, copyOf }: JobFormProps) {
  const { fields, refusals, values, change, refuse } = useArguments(initial);
  const [queue, setQueue] = useState(initialQueue);
  const [delay, setDelay] = useState('');
  const [, navigate] = useLocation();
  const isDelay = /^\s*\d*\s*$/.test(delay) && Number(delay) <= MAX_DELAY_SECONDS;
  const create = useAction(actions.createJob, {
    say: ({ jobId }) => t(jobId === null ? 'newJob.cancelled' : 'newJob.created'),
    onDone: ({ jobId }) => jobId !== null && navigate(paths.job(jobId)),
  });

  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!values || !isDelay || create.isPending) return;
        const { type, method: name } = method;
        create.mutate(
          {
            type,
            method: name,
            ...values,
            queue: queue.trim(),
            delaySeconds: Number(delay),
            copyOf,
          },
          { onError: refuse },
        );
      }}
    >
      <ArgumentFields
        fields={fields}
        refusals={refusals}
        takesMore={method.takesMore}
        onChange={change}
      />
      <QueueField queue={queue} onInput={setQueue} />
      <TextField
        label={t('newJob.delay')}
        hint={t('newJob.delay.hint')}
        error={isDelay ? undefined : t('newJob.delay.wrong', { most: MAX_DELAY_SECONDS })}
        value={delay}
        isNumber
        maxLength={12}
        onInput={setDelay}
      />
      <div class={css.actions}>
        <Button
          type="submit"
          tone="primary"
          disabled={!values || !isDelay}
          isBusy={create.isPending}
        >
          {t('newJob.create')}
        </Button>
      </div>
    </form>
  );
}
