import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': 'Kuyruklar',
  'queues.about':
    'Duraklatılan kuyruk yeni iş alır; hiçbir sunucu ondan iş almaz. Akış ve gecikme son dakikanınkidir.',
  'queues.none': 'Henüz kuyruk yok',
  'queues.ready': 'Hazır',
  'queues.oldest': 'En eski bekleyiş',
  'queues.waiting': 'Kilit bekliyor',
  'lines.title': 'İşlerin beklediği kilitler',
  'lines.resource': 'Kilit',
  'lines.oldest': 'İlk iş',
  'lines.holder': 'Elinde tutan',
  'lines.free': 'kimse: bir iş bunun için uyandırıldı',
  'queues.processing': 'Çalışıyor',
  'queues.throughput': 'Akış',
  'queues.perSecond': '{rate}/sn',
  'queues.perMinute': '{rate}/dk',
  'queues.latency': 'Gecikme',
  'queues.unserved': 'sunucu yok',
  'queues.paused': 'Duraklatıldı',
  'queues.pausedNow': '{name} kuyruğu duraklatıldı.',
  'queues.resumed': '{name} kuyruğu sürdürülüyor.',
};
