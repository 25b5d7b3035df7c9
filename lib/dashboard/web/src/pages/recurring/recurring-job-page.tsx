import { useQuery } from '@tanstack/preact-query';
import { Trash2 } from 'lucide-preact';
import { Link, useLocation } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { useAddressParameter } from '../../addresses/search-in-address';
import { actions } from '../../api/actions';
import { kindOf } from '../../api/api-error';
import { queries } from '../../api/queries';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { ConfirmedButton } from '../../components/dialog/confirmed-button';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { t } from '../../i18n/translate';
import { UnknownNotice } from '../unknown/unknown-notice';
import { PauseRecurringButton } from './pause-recurring-button';
import { RecurringJobView } from './recurring-job-view';
import { EditButton } from './schedule/edit-button';
import { TriggerButton } from './trigger-button';

export function RecurringJobPage() {
  const id = useAddressParameter('id') ?? '';
  const query = useQuery(queries.recurringJob(id));
  const job = query.data;

  if (query.error && ['unknown', 'input'].includes(kindOf(query.error))) {
    return (
      <UnknownNotice title={t('recurring.one')} id={id} text={t('recurring.unknown')}>
        <Link href={paths.recurring}>{t('recurring.title')}</Link>
      </UnknownNotice>
    );
  }
  return (
    <Page
      title={id}
      subtitle={job && job.displayName !== id && <bdi>{job.displayName}</bdi>}
      actions={
        job && (
          <>
            <TriggerButton job={job} />
            <PauseRecurringButton job={job} />
            <EditButton job={job} />
            <RemoveButton id={id} />
          </>
        )
      }
    >
      <QueryView query={query}>{(answer) => <RecurringJobView job={answer} />}</QueryView>
    </Page>
  );
}

function RemoveButton({ id }: { id: string }) {
  const mayEdit = useMay('edit');
  const [, navigate] = useLocation();
  const remove = useAction(actions.removeRecurringJob, {
    say: () => t('recurring.removed', { name: id }),
    onDone: () => navigate(paths.recurring),
    removes: id,
  });
  if (!mayEdit) return null;

  return (
    <ConfirmedButton
      label={t('action.remove')}
      question={t('recurring.remove.question')}
      explanation={t('recurring.remove.text', { name: id })}
      icon={<Trash2 size={15} />}
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate(id)}
    />
  );
}
