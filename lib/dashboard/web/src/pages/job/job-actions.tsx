import { CopyPlus, Trash2 } from 'lucide-preact';
import type { JobAnswer } from '../../../../answers/jobs';
import { paths } from '../../addresses/paths';
import { actions } from '../../api/actions';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { ActionLink } from '../../components/controls/action-link';
import { ConfirmedButton } from '../../components/dialog/confirmed-button';
import { DELETED, ENQUEUED } from '../../components/state/built-in-states';
import { t } from '../../i18n/translate';
import { RequeueButton } from './requeue-button';

export function JobActions({ job }: { job: JobAnswer }) {
  const mayRequeue = useMay('requeue');
  const mayCreate = useMay('create');
  const mayDelete = useMay('delete');
  const requeue = useAction(actions.requeueJob, {
    say: ({ changed }) => (changed ? t('job.requeued') : t('job.moved')),
  });
  const remove = useAction(actions.deleteJob, {
    say: ({ changed }) => (changed ? t('job.deleted') : t('job.moved')),
  });

  return (
    <>
      {mayRequeue && job.state !== ENQUEUED && (
        <RequeueButton job={job} isBusy={requeue.isPending} onRequeue={() => requeue.mutate(job)} />
      )}
      {mayCreate && job.isTypeKnown && (
        <ActionLink href={paths.copyOf(job.id)} icon={<CopyPlus size={15} />}>
          {t('newJob.again')}
        </ActionLink>
      )}
      {mayDelete && job.state !== DELETED && (
        <ConfirmedButton
          label={t('action.delete')}
          question={t('job.delete.question')}
          explanation={t('job.delete.text', { name: job.displayName })}
          icon={<Trash2 size={15} />}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate(job)}
        />
      )}
    </>
  );
}
