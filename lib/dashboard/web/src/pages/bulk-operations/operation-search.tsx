import type { BulkOperationAnswer } from '../../../../answers/changes';
import { t } from '../../i18n/translate';

/** The jobs of a bulk operation. */
export function OperationSearch({ operation }: { operation: BulkOperationAnswer }) {
  const { search, selected } = operation;
  if (search !== '') return <code class="foreign">{search}</code>;
  return (
    <span>{selected === undefined ? t('jobs.all') : t('bulk.selected', { count: selected })}</span>
  );
}
