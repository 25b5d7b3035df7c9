import type { jobs as english } from '../en/jobs';
import type { Translation } from '../translation';

export const jobs: Translation<typeof english> = {
  'jobs.title': 'İşler',
  'jobs.all': 'Tüm işler',
  'jobs.searching': 'Eşleşen:',
  'jobs.none': 'Burada iş yok',
  'list.noneSoFar': 'Şimdilik bir şey bulunamadı',
  'list.searchOn': 'Aramayı sürdür',
  'jobs.none.search': 'Bu aramayla eşleşen yok',
  'jobs.none.rest': 'Bu aramayla eşleşen başka iş yok',
  'jobs.none.latest': 'Son {duration} içinde eşleşen yok',
  'jobs.none.latestRest': '{time} tarihine kadar eşleşen başka iş yok',
  'jobs.none.due': 'Zamanı {time} tarihine kadar gelecek işler arasında eşleşen yok',
  'jobs.none.hint': 'Daha az sözcük deneyin.',
  'jobs.none.Enqueued': 'Çalışmayı bekleyen yok',
  'jobs.none.Processing': 'Çalışan yok',
  'jobs.none.Failed': 'Başarısız olan yok',
  'jobs.none.retries': 'Yeniden denenmeyi bekleyen iş yok',
  'jobs.about.Enqueued': 'Kuyruğuna bakan bir işçi tarafından çalıştırılmaya hazır.',
  'jobs.about.Scheduled': 'Zamanını bekliyor.',
  'jobs.about.Processing': 'Bir sunucuya verilmiş; o çalıştırıyor ya da çalıştırmak üzere.',
  'jobs.about.Succeeded': 'Sonuna kadar çalıştı. Süresi dolunca kaldırılır.',
  'jobs.about.Failed':
    'Hata verdi ve yeniden çalıştırılmasına karar verilmedi. Biri yeniden kuyruğa alana ya da silene kadar kalır.',
  'jobs.about.Deleted': 'Bir kişi, süzgeç ya da koşul vazgeçti. Süresi dolunca kaldırılır.',
  'jobs.about.Awaiting': 'Başka işleri ya da toplu işleri bekliyor.',
  'jobs.about.retries': 'Başarısız oldu, yeniden çalıştırılmak üzere zamanlandı.',
  'jobs.searched.latest-first':
    '{time} tarihine kadar geriye doğru arandı. Sonraki sayfa oradan sürer.',
  'jobs.searched.due-first':
    'Zamanı {time} tarihine kadar gelecek işler arandı. Sonraki sayfa oradan sürer.',
  'jobs.searched.next-first': 'İşlerin bir bölümü arandı. Sonraki sayfa oradan sürer.',
  'jobs.held': 'Siz üzerinde çalışırken liste yerinde durur.',
  'jobs.order': 'Sıra',
  'jobs.order.newest': 'Önce en yeni',
  'jobs.order.oldest': 'Önce en eski',
  'jobs.queues': 'Hazır işi olan kuyruklar',
  'jobs.queues.all': 'Tüm kuyruklar',
  'jobs.queues.more': 'Diğer kuyruklar',
  'jobs.waitingFor': '{resource} boşalana kadar bekliyor',
  'retries.title': 'Yeniden denemeler',
};
