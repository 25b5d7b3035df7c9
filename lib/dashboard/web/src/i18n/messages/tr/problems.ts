import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': 'Sorunlar',
  'problems.look': 'Bak',
  'problems.about':
    'Sistemde şu anda ve daha önce görülen sorunlar. Başka bir aralık seçmediyseniz sunucular 15 saniyede bir bakar.',
  'problems.open': 'Açık sorunlar',
  'problems.all': 'Tüm sorunlar',
  'problems.none': 'Her şey yolunda',
  'problems.none.text': 'Bir sunucu ya da bu sayfa bir sorun bulduğunda burada görünür.',
  'problems.problem': 'Sorun',
  'problems.since': 'Bulundu',
  'problems.justNow': 'henüz kaydedilmedi',
  'problems.history': 'Sona eren sorunlar',
  'problems.from': 'Başlangıç',
  'problems.to': 'Bitiş',
  'problems.for': 'Süre',
  'problems.mute': 'Sessize al',
  'problems.unmute': 'Sesini aç',
  'problems.muteFor': 'Ne kadar sessize alınsın',
  'problems.muted': 'Sessize alındı.',
  'problems.unmuted': 'Sesi açıldı.',
  'problems.mutedUntilEnd': '{by} sona erene kadar sessize aldı',
  'problems.mutedUntil': '{by} sessize aldı; bitiş: {until}',
  'problems.span.end': 'sona erene kadar',
  'problems.span.1h': 'bir saat',
  'problems.span.8h': '8 saat',
  'problems.span.1d': 'bir gün',
  'problems.span.7d': '7 gün',
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
  'problem.job-unknown': {
    other: 'Hiçbir sunucu {subject} öğesini tanımıyor: {count} iş bekliyor (en eskisi {since}).',
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
  'problem.recurring-overdue':
    'Yinelenen iş {subject} {since} süredir gecikmiş durumda: hiçbir sunucu onu planlamadı.',
  'problem.recurring-runs-failing':
    'Yinelenen iş {subject} son {runs} çalışmasında başarısız oldu.',
  'problem.recurring-skipping':
    'Yinelenen iş {subject} son {times} zamanında atlandı; hiçbiri için iş oluşturulmadı.',
  'problem.store-slow': 'Depo {answerMs} sonra yanıt veriyor ({subject}).',
  'problem.other': 'Bir şey ilgi bekliyor: {subject}.',
};
