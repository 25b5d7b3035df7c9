import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': 'कतार में',
  'state.Scheduled': 'निर्धारित',
  'state.Processing': 'जारी',
  'state.Succeeded': 'सफल',
  'state.Failed': 'विफल',
  'state.Deleted': 'हटाया गया',
  'state.Awaiting': 'प्रतीक्षारत',
  'state.Started': 'शुरू हुआ',
  'state.Completed': 'पूर्ण',
  'state.Omitted': 'छोड़ा गया',
};
