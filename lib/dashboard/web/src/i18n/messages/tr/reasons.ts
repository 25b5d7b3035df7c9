import type { reasons as english } from '../en/reasons';
import type { Translation } from '../translation';

export const reasons: Translation<typeof english> = {
  'reason.time-has-come': 'Zamanı geldi',
  'reason.recurring-due': 'Yinelenen iş zamanlayıcısı tetikledi',
  'reason.triggered': 'Elle tetiklendi',
  'reason.parents-ended': 'Beklediği işler bitti',
  'reason.batch-started': 'Toplu işi başladı',
  'reason.condition-unmet': 'Devam koşulu sağlanmadı: {parent} şu durumda: {outcome}',
  'reason.parent-canceled':
    'Devam koşulu sağlanmadı: beklediği işlerden biri bir süzgeç tarafından iptal edildi',
  'reason.batch-canceled': 'Toplu işi iptal edildi',
  'reason.filter-canceled': '{filter} süzgeci iptal etti',
  'reason.no-lock-needed': 'Artık beklemesini gerektiren bir şey yok',
  'reason.resource-in-use': 'Kaynağı {seconds} saniye sonra hâlâ kullanımdaydı',
  'reason.latency-timeout': 'Gecikme sınırı aşıldı: {seconds} saniyeden uzun süre hazır bekledi',
  'reason.retry': 'Yeniden deneme {attempt} / {attempts}: {message}',
  'reason.retries-disabled': 'Yeniden deneme kapalı',
  'reason.retries-exceeded': '{attempts} yeniden deneme sınırı aşıldı',
  'reason.server-lost': 'Çalışırken sunucusu {server} kayboldu',
  'reason.servers-lost': 'Sunucusunu tekrar tekrar kaybetti',
  'reason.server-stopping': 'Sunucusu durduğu için yeniden kuyruğa alındı',
  'reason.lease-lost': 'Sunucusu iş üzerindeki hakkını kaybettiği için yeniden kuyruğa alındı',
  'reason.taken-away': 'Elinden alındığı için yeniden kuyruğa alındı',
  'reason.requeued': 'Uygulama yeniden kuyruğa aldı',
  'reason.deleted': 'Uygulama sildi',
  'reason.rescheduled': 'Uygulama zamanını değiştirdi',
  'reason.requeued-by': '{user} panodan yeniden kuyruğa aldı',
  'reason.deleted-by': '{user} panodan sildi',
  'reason.drained': 'Zamanı gelmeden çalıştırıldı',
  'reason.entries-omitted': { other: 'Daha eski {count} kayıt çıkarıldı' },
  'reason.entries-unreadable': 'Daha eski kayıtlar okunamadı',
};
