import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': 'Başarısız olanlar',
  'failures.none': 'Başarısız olan yok',
  'failures.error': 'İstisna',
  'failures.otherMethods': { other: 've {count} yöntem daha' },
  'failures.attempts': 'Son bir saatte başarısız deneme',
  'failures.minutes':
    'Son bir saatte dakikalara göre başarısız denemeler: en kötü dakikada {most}, sonuncusunda {last}',
  'failures.jobs': 'Başarısız iş',
  'failures.latest': 'En son',
  'failure.one': 'Hata',
  'failure.unknown': 'Böyle bir hata bilinmiyor ya da artık bilinmiyor.',
  'failure.type': 'İstisna',
  'failure.message': 'Son ileti',
  'failure.first': 'İlk görülme',
  'failure.last': 'Son görülme',
  'failure.retries': 'Yeniden denenmeyi bekleyen işler',
  'failure.history': 'Başarısız denemeler',
  'failure.label': 'Zaman içinde başarısız denemeler',
  'failure.none': 'Bu sürede hiçbir deneme böyle başarısız olmadı',
  'failure.samples': 'Son işler',
  'failure.samples.none': 'Bu hatayı alan işler artık yok',
  'failure.mute.always': 'süresiz',
  'failure.mute.version': 'sonraki sürüme kadar',
  'failure.muted': '{by} sessize aldı',
  'failure.mutedUntil': '{by} sessize aldı; bitiş: {until}',
  'failure.mutedVersions': '{by} sessize aldı; bitiş: {versions} dışında bir sürüm çalıştığında',
  'failure.requeueAll': { other: '{count} başarısız işi yeniden kuyruğa al' },
  'failure.deleteAll': { other: '{count} başarısız işi sil' },
};
