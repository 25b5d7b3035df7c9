import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': 'Kuyrukta',
  'state.Scheduled': 'Zamanlanmış',
  'state.Processing': 'Çalışıyor',
  'state.Succeeded': 'Başarılı',
  'state.Failed': 'Başarısız',
  'state.Deleted': 'Silinmiş',
  'state.Awaiting': 'Bekliyor',
  'state.Started': 'Başladı',
  'state.Completed': 'Tamamlandı',
  'state.Omitted': 'Atlanmış',
};
