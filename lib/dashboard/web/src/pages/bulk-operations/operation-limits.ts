import type { BulkOperationAnswer } from '../../../../answers/changes';
import { t } from '../../i18n/translate';

/** How many jobs the operation may change, and how quickly. */
export const operationLimits = ({ limit, perMinute }: BulkOperationAnswer): string =>
  [
    limit !== undefined && t('bulk.first', { count: limit }),
    perMinute !== undefined && t('bulk.pace', { count: perMinute }),
  ]
    .filter(Boolean)
    .join(' · ');
