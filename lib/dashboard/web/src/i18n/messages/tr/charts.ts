import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': 'Grafik gösterilemiyor. Sayfayı yeniden yükleyin.',
  'charts.times': '{label}: zamana göre değerler',
  'charts.now': 'Şu an',
  'charts.inAll': 'Toplam',
  'charts.deployed': '{version} sürümü çalışmaya başladı',
  'charts.asTable': 'Tablo olarak göster',
  'charts.from': 'Başlangıç',
};
