import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': 'Performans',
  'performance.about':
    'İşlerin ne sıklıkta ve ne kadar süre çalıştığı, öncesinde ne kadar hazır beklediği; sunucuların sayımıyla.',
  'performance.span': 'Ne kadar geriye',
  'performance.span.1h': '1 sa',
  'performance.span.24h': '24 sa',
  'performance.span.7d': '7 gün',
  'performance.none': 'Bu sürede hiçbir şey çalışmadı',
  'performance.attempts': 'Deneme',
  'performance.failed': 'Başarısız deneme',
  'performance.label': 'Zaman içinde denemeler ve başarısız denemeler',
  'performance.methods': 'Yönteme göre',
  'performance.queues': 'Kuyruğa göre',
  'performance.servers': 'Sunucuya göre',
  'performance.versions': 'Sürüme göre',
  'performance.version': 'Sürüm',
  'performance.total': 'Çalışma süresi',
  'performance.run': 'Çalışma',
  'performance.wait': 'Bekleme',
  'performance.others': 'Diğerlerinin tümü',
};
