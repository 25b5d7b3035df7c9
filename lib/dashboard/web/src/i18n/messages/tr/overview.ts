import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': 'Genel bakış',
  'overview.counts': 'Duruma göre işler',
  'overview.ahead': { other: '{count} önden alındı' },
  'throughput.title': 'Canlı akış',
  'throughput.label': 'Son iki dakikada biten işler ve başarısız denemeler, saniyede',
  'throughput.window': 'Son iki dakika',
  'throughput.succeeded': 'Başarılı/sn',
  'throughput.failed': 'Başarısız deneme/sn',
  'throughput.deleted': 'Silinen/sn',
  'history.title': 'Geçmiş',
  'history.label': 'Zaman içinde başarılı ve silinmiş işler, başarısız denemeler',
  'history.resolution': 'Çözünürlük',
  'history.minute': 'Dakikalık',
  'history.hour': 'Saatlik',
  'history.day': 'Günlük',
  'history.failed': 'Başarısız deneme',
  'longRunning.title': 'Uzun süren işler',
  'longRunning.none': 'Uzun süren bir şey yok',
  'longRunning.for': 'Süre',
  'problems.title': 'Sorunlar',
  'problems.look': 'Bak',
  'problem.method-failing': {
    other:
      '{subject} {since} süredir hata veriyor: başarısız deneme oranı {share}, dakikada {perMinute}; {count} iş yeniden denenmeyi bekliyor.',
  },
  'problem.server-silent': '{subject} sunucusundan ses çıkmıyor. Son nabzı {heartbeatAt} geldi.',
  'problem.server-lost':
    '{subject} sunucusu kaybedildi. Son nabzı {heartbeatAt} geldi; işlerini başkaları yapıyor.',
  'problem.queue-unserved': {
    other:
      '{subject} kuyruğunda {count} iş bekliyor (en eskisi {since}), ama kuyruğa bakan sunucu yok.',
  },
  'problem.clocks-apart':
    '{subject} makinesinin saati ile deponun saati arasında {differenceMs} fark var.',
  'problem.queue-stuck': {
    other: '{subject} kuyruğundan {since} boyunca hiçbir iş bitmedi; {count} iş hazır.',
  },
  'problem.backlog-grows': {
    other: '{subject} kuyruğu {since} süredir eritildiğinden hızlı büyüyor: {count} hazır iş var.',
  },
  'problem.snapshot-held':
    '{since} süredir tutulan bir anlık görüntü deponun temizlenmesini engelliyor ({subject}).',
  'problem.recurring-failing': 'Yinelenen iş {subject} planlanamadı: {error}',
  'problem.store-slow': 'Depo {answerMs} sonra yanıt veriyor ({subject}).',
  'problem.other': 'Bir şey ilgi bekliyor: {subject}.',
};
