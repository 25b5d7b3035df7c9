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
  'search.server': 'işi yürüten sunucunun kimliği',
  'search.ran-on': 'işi yürütmüş bir sunucunun kimliği',
  'search.recurring': 'yinelenen işin kimliği',
  'search.batch': 'toplu işin kimliği',
  'search.bulk': 'toplu işlemin kimliği',
  'search.before': 'şundan önce oluşturulan',
  'search.after': 'şundan sonra oluşturulan',
  'search.failed-after': 'son kez şundan sonra başarısız olan',
  'search.failed-before': 'son kez şundan önce başarısız olan',
  'search.duration': 'yürütmenin ne kadar sürdüğü',
  'search.wait': 'hazır olmaktan başlamaya kadar',
  'search.id': 'işin kimliği',
  'search.hoursAgo.1': 'bir saat önce',
  'search.hoursAgo.24': 'bir gün önce',
  'search.hoursAgo.168': 'bir hafta önce',
  'inputProblem.search.behind': '{qualifier}: arkasında bir şey bekleniyor.',
  'inputProblem.search.twice': '{qualifier}: yalnızca bir kez kullanılabilir.',
  'inputProblem.search.unknown':
    '{qualifier}: bir niteleyici değil. Bilinenler: {known}. Metnin kendisini aramak için onu tırnak içine alın.',
  'inputProblem.search.likely':
    '{qualifier}: bir niteleyici değil. “{likely}:” mi demek istediniz? Metnin kendisini aramak için onu tırnak içine alın.',
  'inputProblem.search.instant':
    '{qualifier}: 2026-01-31 gibi bir tarih, 2026-01-31T14:30 gibi bir zaman, 14:30 gibi bir saat ya da ne kadar önce olduğu (90s, 15m, 6h, 2d, 1w) bekleniyor; “{got}” yazılmış.',
  'inputProblem.search.range':
    '{qualifier}: >5s, <=500ms ya da >1.5h gibi bir işaretin arkasında bir süre ya da 1s..5s gibi aralarında noktalar olan iki süre bekleniyor; “{got}” yazılmış.',
  'inputProblem.search.queue': '{qualifier}: bir kuyruğun adı bekleniyor; “{got}” yazılmış.',
  'inputProblem.search.state': '{qualifier}: bir durumun adı bekleniyor; “{got}” yazılmış.',
  'inputProblem.search.job': '{qualifier}: bir işin kimliği bekleniyor; “{got}” yazılmış.',
  'inputProblem.search.batch': '{qualifier}: bir toplu işin kimliği bekleniyor; “{got}” yazılmış.',
  'inputProblem.search.bulk':
    '{qualifier}: bir toplu işlemin kimliği bekleniyor; “{got}” yazılmış.',
  'inputProblem.search.hidden':
    '{qualifier}: bağımsız değişkenler burada gösterilmiyor ya da hepsi gösterilmiyor.',
  'inputProblem.search.long': 'En fazla {most} karakter olabilir.',
  'inputProblem.search.nul': 'Metinde NUL karakteri olamaz.',
  'inputProblem.search.terms': 'En fazla {most} terim olabilir.',
  'inputProblem.search.quotes':
    'Her sözcüğün arkasında bir boşluk ve her tırnağın bir sonu bekleniyor: {got}',
};
