import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': 'Neden bekliyor',
  'waiting.paused': '{queue} kuyruğu duraklatıldı: {since}.',
  'waiting.pausedBy': '{queue} kuyruğunu {by} duraklattı: {since}.',
  'waiting.unserved': '{queue} kuyruğuna hiçbir sunucu bakmıyor.',
  'waiting.unknown':
    '{queue} kuyruğunun hiçbir sunucusu {method} öğesini tanımıyor. Onu tanıyan bir sunucu gelir gelmez iş çalışacak.',
  'waiting.known': 'İşi alan sunucu {method} öğesini tanımıyor. İş şurada çalışacak: {servers}.',
  'waiting.unknownMethods':
    'Hiçbir sunucu {methods} öğesini tanımıyor: {queue} kuyruğundaki işler tanıyan bir sunucu bekliyor.',
  'waiting.busy': { other: 'Sunucularının {count} işçisinin hepsi meşgul.' },
  'waiting.busyWith': {
    other: 'Sunucularının {count} işçisinin hepsi meşgul, çoğu şununla: {methods}.',
  },
  'waiting.next': 'Kuyruğunda sıradaki iş bu.',
  'waiting.ahead': { other: 'Kuyruğunda önünde {count} iş var.' },
  'waiting.aheadFor': {
    other: 'Kuyruğunda önünde {count} iş var: son dakikanın hızıyla yaklaşık {duration}.',
  },
  'waiting.lock':
    '{resource} kilidini bekliyor. Kilit şu an kimsede değil: bir iş onun için uyandırıldı.',
  'waiting.lockHeld': '{resource} kilidini bekliyor; kilidi tutan iş:',
  'waiting.time': 'Zamanı {at} gelecek.',
  'waiting.retry': 'Son çalışması başarısız oldu. {at} yeniden çalışacak.',
  'waiting.parents': { other: 'Beklediği {count} iş veya toplu iş henüz bitmedi.' },
  'waiting.parentsEnded': 'Beklediği her şey bitti. Birazdan devam edecek.',
};
