import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': 'Olmadı.',
  'error.recovers': 'Kendiliğinden yeniden deneniyor.',
  'error.stale': 'Gösterilenler güncel olmayabilir.',
  'error.unknown.title': 'Bulunamadı',
  'error.unknown.text': 'Yok ya da artık yok.',
  'error.session.title': 'Oturumunuz sona erdi',
  'error.session.text': 'Yeniden oturum açın, sonra sayfayı yenileyin.',
  'error.forbidden.title': 'İzin yok',
  'error.forbidden.text': 'Bunun için izniniz yok.',
  'error.input.title': 'Bu anlaşılamadı',
  'error.input.text': 'İstekteki bir şey geçerli değil.',
  'error.store.title': 'Depoya ulaşılamıyor',
  'error.store.text': 'Uygulama yanıt veriyor, veritabanı vermiyor.',
  'error.network.title': 'Uygulamaya ulaşılamıyor',
  'error.network.text': 'Yanıt gelmedi. Yeniden başlıyor olabilir ya da ağ kopuk.',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': 'Aynı anda yanıtlanabilecekten fazlası isteniyor.',
  'errorCode.HANGFIRE_STORAGE_BUSY': 'Aynı anda bakılabilecekten fazlası isteniyor.',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN':
    'Sayfa çok uzun süre açık kaldı. Bir kez daha deneyin.',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE': 'Yalnızca bitmiş bir toplu silme geri alınabilir.',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'Bu kimlikte yinelenen bir iş zaten var. Başka bir kimlik seçin.',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE': 'Gönderilen veri çok büyük. Hiçbir şey yapılmadı.',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY':
    'Gönderilen veri eksik geldi. Hiçbir şey yapılmadı.',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'İşi sürekli başka bir şey değiştiriyor. Hiçbir şey yapılmadı; yeniden deneyin.',
  'error.server.title': 'Bir şeyler ters gitti',
  'error.server.text': 'Uygulama yanıt veremedi. Nedeni günlüğünde yazar.',
};
