import type { servers as english } from '../en/servers';
import type { Translation } from '../translation';

export const servers: Translation<typeof english> = {
  'servers.title': 'Sunucular',
  'servers.about': 'İşleri çalıştıran süreçler.',
  'servers.none': 'Sunucu yok',
  'servers.none.text': 'İş oluşturulabilir, ama çalıştıran yok.',
  'servers.workers': 'İşçiler',
  'servers.load': '{busy} / {workers} meşgul',
  'servers.load.unknown': { other: '{count} işçi' },
  'servers.load.unknown.tip':
    'Bu sunucu eski bir sürümde; kaç işçisinin meşgul olduğunu bildirmiyor.',
  'servers.ahead': { other: '{count} iş önden alındı' },
  'servers.abandoned.count': { other: '{count} terk edilmiş çalışma' },
  'servers.abandoned': 'Terk edilmiş çalışmalar',
  'servers.abandoned.about': 'Sürüyorlar, ama sonuçları artık sayılmıyor.',
  'servers.abandoned.since': '{duration} süredir',
  'servers.abandoned.holds': 'bir işçiyi tutuyor',
  'servers.abandoned.free': 'işçi tutmuyor',
  'servers.heartbeat': 'Nabız',
  'servers.memory': 'Bellek',
  'servers.cpu': 'İşlemci',
  'servers.lag': 'Olay döngüsü gecikmesi',
  'servers.running': 'Şimdi çalıştırdıkları',
  'servers.running.more': { other: 've {count} tane daha' },
  'servers.lost': 'Kaybolan sunucular',
  'servers.lost.ran': 'Çalışma süresi',
  'servers.lost.heartbeat': 'Son nabız',
  'servers.lost.at': 'Kaybolduğu an',
  'servers.silent': 'Sessiz, kaybolmuş olabilir',
  'servers.stopping': 'Duruyor',
  'servers.stop': 'Durdur',
  'servers.stopped': 'Sunucudan durması istendi.',
  'servers.stop.question': 'Bu sunucu durdurulsun mu?',
  'servers.stop.text':
    '{id} yeni iş almaz; çalıştırdığı işler bitince ya da geri verilince sona erer.',
};
