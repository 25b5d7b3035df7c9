import type { BulkOperationAnswer } from '../../../../answers/changes';
import { t } from '../../i18n/translate';

/** To which jobs it is done. */
export function OperationSearch({ operation }: { operation: BulkOperationAnswer }) {
  const { search, selected } = operation;
  if (search !== '') return <code class="foreign">{search}</code>;
  return (
    <span>{selected === undefined ? t('jobs.all') : t('bulk.selected', { count: selected })}</span>
  );
}
