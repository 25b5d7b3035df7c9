import type { search as english } from '../en/search';
import type { Translation } from '../translation';

export const search: Translation<typeof english> = {
  'search.label': 'İşlerde ara',
  'search.placeholder': 'İşlerde ara: metin, type:, queue:, error: …',
  'search.clear': 'Aramayı temizle',
  'search.suggestions': 'Öneriler',
  'search.inAll': 'Tüm işlerde ara',
  'search.type': 'işin sınıfı',
  'search.method': 'işin yöntemi',
  'search.queue': 'kuyruğun adı',
  'search.state': 'işin durumu',
  'search.error': 'istisnanın türü ya da metni',
  'search.fingerprint': 'başarısızlığın nedeni',
  'search.arg': 'bağımsız değişkenlerdeki metin',
  'search.server': 'sunucunun kimliği',
  'search.recurring': 'yinelenen işin kimliği',
  'search.batch': 'toplu işin kimliği',
  'search.before': 'şundan önce oluşturulan',
  'search.after': 'şundan sonra oluşturulan',
  'search.id': 'işin kimliği',
  'search.hoursAgo.1': 'bir saat önce',
  'search.hoursAgo.24': 'bir gün önce',
  'search.hoursAgo.168': 'bir hafta önce',
};
