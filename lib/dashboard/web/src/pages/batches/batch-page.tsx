import { useQuery } from '@tanstack/preact-query';
import { Ban } from 'lucide-preact';
import { Link } from 'wouter-preact';
import type { BatchDetailsAnswer } from '../../../../answers/batches';
import { lastPathSegment } from '../../addresses/base-path';
import { paths } from '../../addresses/paths';
import { actions } from '../../api/actions';
import { kindOf } from '../../api/api-error';
import { queries } from '../../api/queries';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { ConfirmedButton } from '../../components/dialog/confirmed-button';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { StateBadge } from '../../components/state/state-badge';
import { t } from '../../i18n/translate';
import { UnknownNotice } from '../unknown/unknown-notice';
import css from './batch-page.module.css';
import { BatchView } from './batch-view';

export function BatchPage() {
  const id = lastPathSegment();
  const query = useQuery(queries.batch(id));
  const batch = query.data;

  if (query.error && ['unknown', 'input'].includes(kindOf(query.error))) {
    return (
      <UnknownNotice title={t('column.batch')} id={id} text={t('batch.unknown')}>
        <Link href={paths.batches}>{t('batches.title')}</Link>
      </UnknownNotice>
    );
  }
  return (
    <Page
      title={batch?.description ?? t('column.batch')}
      subtitle={
        <span class={css.subtitle}>
          {batch && <StateBadge state={batch.state} />}
          <span class="mono foreign">{id}</span>
        </span>
      }
      actions={batch && <CancelButton batch={batch} />}
    >
      <QueryView query={query}>{(answer) => <BatchView batch={answer} />}</QueryView>
    </Page>
  );
}

function CancelButton({ batch: { id, finishedAt } }: { batch: BatchDetailsAnswer }) {
  const mayDelete = useMay('delete');
  const cancel = useAction(actions.cancelBatch, { say: () => t('batch.canceled') });
  if (!mayDelete || finishedAt !== undefined) return null;

  return (
    <ConfirmedButton
      label={t('batch.cancel')}
      question={t('batch.cancel.question')}
      explanation={t('batch.cancel.text')}
      icon={<Ban size={15} />}
      isBusy={cancel.isPending}
      onConfirm={() => cancel.mutate(id)}
    />
  );
}
