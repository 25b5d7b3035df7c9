import { BULK_PARAMETER } from '../../../../../../storage/bulk/bulk-store.js';
import { containing } from '../../../../../sql/like-pattern.js';
import { parameterText } from '../../../../../sql/monitoring/parameter-text.js';

/** Of the stored parameters of jobs that a bulk operation was the last to change. */
export const bulkPattern = (bulkId: string): string =>
  containing(parameterText([BULK_PARAMETER, bulkId]));
