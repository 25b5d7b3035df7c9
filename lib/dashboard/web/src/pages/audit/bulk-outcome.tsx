import type { BulkOperationAnswer } from '../../../../answers/changes';
import { t } from '../../i18n/translate';
import { OperationJobs } from '../bulk-operations/operation-jobs';
import css from './bulk-outcome.module.css';

/** The result of a bulk operation so far or at its end, with a link to its jobs. */
export function BulkOutcome({ operation }: { operation: BulkOperationAnswer }) {
  const { changed, skipped, failed, endedAt } = operation;

  return (
    <div class={css.outcome}>
      {endedAt === undefined && <span>{t('audit.bulk.underWay')}</span>}
      <span>{t('audit.bulk.changed', { count: changed })}</span>
      <span>{t('audit.bulk.skipped', { count: skipped })}</span>
      {failed !== undefined && <span>{t('audit.bulk.failed', { count: failed })}</span>}
      <OperationJobs operation={operation} />
    </div>
  );
}
