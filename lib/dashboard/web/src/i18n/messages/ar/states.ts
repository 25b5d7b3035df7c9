import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': 'في الطابور',
  'state.Scheduled': 'مجدولة',
  'state.Processing': 'قيد التنفيذ',
  'state.Succeeded': 'ناجحة',
  'state.Failed': 'فاشلة',
  'state.Deleted': 'محذوفة',
  'state.Awaiting': 'منتظرة',
  'state.Started': 'بدأت',
  'state.Completed': 'مكتملة',
  'state.Omitted': 'مُسقَطة',
};
