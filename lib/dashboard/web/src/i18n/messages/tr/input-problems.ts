import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    '“{got}” diye bir saat dilimi yok. Europe/Istanbul ya da UTC gibi bir ad bekleniyor.',
  'inputProblem.timeZone.likely':
    '“{got}” diye bir saat dilimi yok. “{likely}” mi demek istediniz?',
  'inputProblem.queueName':
    'Kuyruk adı 1 ile {most} arasında küçük harf, rakam, _ ve - karakterinden oluşur; “{got}” yazılmış.',
  'inputProblem.time': '10000 yılından önce bir zaman bekleniyor; {got} yazılmış.',
  'inputProblem.cursor': 'Listede böyle bir yer yok. İlk sayfadan yeniden başlayın.',
  'inputProblem.searchedFor': 'Bu aranamaz: {field}. Değiştirin ya da çıkarın.',
  'inputProblem.arguments.tooLarge':
    'Argümanlar izin verilen {limit} baytı aşıyor. Veriyi yerinde bırakın, bir kimlik geçirin.',
  'inputProblem.arguments.damaged':
    'İşin saklanan argümanları okunamıyor. İş oluşturulduktan sonra biri onları değiştirmiş.',
  'inputProblem.arguments.unstorable': '{place} konumundaki değer saklanamaz.',
  'inputProblem.argument.object': 'bir nesne bekleniyor ({type})',
  'inputProblem.type.duplicate':
    '“{type}” işlerini birden çok sınıf çalıştırırdı: {classes}. Bir geliştirici her birine @JobType ile ayrı bir ad vermeli.',
  'inputProblem.type.generated':
    '“{type}” sınıfının adını bir derleme aracı üretmiş. Bir geliştirici ona @JobType ile kalıcı bir ad vermeli.',
  'inputProblem.recurring.unknown':
    'Yinelenen iş “{id}”, {call} metodunu çağırıyor; bu süreç o metodu tanımıyor.',
  'inputProblem.bulk.unknown':
    'Bu sürüm “{action}” toplu işlemini tanımıyor. Hiçbir şey yapılmadı.',
  'inputProblem.value.unknown': '“{name}” diye bir alan yok.',
  'inputProblem.value.text': '{place}: bir metin bekleniyor; {got} yazılmış.',
  'inputProblem.value.list': '{place}: bir liste bekleniyor; {got} yazılmış.',
  'inputProblem.value.object': '{place}: bir nesne bekleniyor; {got} yazılmış.',
  'inputProblem.value.flag': '{place}: true ya da false bekleniyor; {got} yazılmış.',
  'inputProblem.value.number':
    '{place}: {least} ile {most} arasında bir sayı bekleniyor; {got} yazılmış.',
  'inputProblem.value.integer':
    '{place}: {least} ile {most} arasında bir tam sayı bekleniyor; {got} yazılmış.',
  'inputProblem.value.empty': '{place}: boş olamaz.',
  'inputProblem.value.long': '{place}: en fazla {most} karakter olabilir.',
  'inputProblem.value.emptyList': '{place}: liste boş olamaz.',
  'inputProblem.value.longList': '{place}: en fazla {most} öğe olabilir.',
  'inputProblem.value.choice': '{place}: şunlardan biri bekleniyor: {choices}; {got} yazılmış.',
  'inputProblem.value.id': '{place}: bir kimlik bekleniyor; {got} yazılmış.',
  'inputProblem.value.nul': '{place}: metinde NUL karakteri olamaz.',
  'inputProblem.value.exact': '{place}: metinde NUL karakteri ya da eksik karakter olamaz.',
  'inputProblem.value.other': '{place}: bu değer olamaz: {got}.',
  'inputProblem.input.unknownType':
    'Bu süreçte “{type}” adlı bir sınıf yok. Onun işlerini çalıştıran bir sürecin panosunu kullanın.',
  'inputProblem.input.unknownMethod': '{type} sınıfında iş olabilecek bir “{method}” metodu yok.',
  'inputProblem.input.noJob':
    '{type}.{method} bir iş olarak bilinmiyor. Bir geliştirici sınıfa @JobType gibi bir dekoratör vermeli ya da ilk işini kodda oluşturmalı.',
  'inputProblem.input.manyArguments': '{call} en fazla {most} argüman alır; {got} verilmiş.',
  'inputProblem.input.keptOfNone': 'Asıl işin değerleri yalnızca bir kopyada korunabilir.',
  'inputProblem.input.keptUnseen':
    '{index} numaralı argümanın değeri (0’dan sayılır) sizden gizli olabilir. Yeniden yazın.',
  'inputProblem.input.keptMissing':
    'Asıl işte ya da kopyada {index} numaralı argüman yok (0’dan sayılır).',
  'inputProblem.input.longCopy':
    'İşin {got} argümanı var, bir formda en fazla {most} olabilir. İşi kodda oluşturun.',
  'inputProblem.input.otherCall':
    'Asıl iş {call} metodunu çağırıyor. Kopya da aynı metodu çağırmalı.',
  'inputProblem.input.noVersion':
    'Hiçbir sunucu uygulamanın hangi sürümünü çalıştırdığını bildirmiyor; sonraki sürümün ne zaman geldiği anlaşılamaz.',
  'inputProblem.input.manyMutes':
    'Zaten {got} hata sessize alınmış; en fazla {most} olabilir. Önce birkaçının sesini açın.',
  'inputProblem.cron.empty': 'Beş ya da altı alan bekleniyor; hiç alan yok.',
  'inputProblem.cron.count':
    'Beş alan (dakika, saat, ayın günü, ay, haftanın günü), başta saniyeyle altı alan ya da @daily gibi bir makro bekleniyor; {got} alan yazılmış.',
  'inputProblem.cron.long': 'En fazla {most} karakter olabilir; {got} karakter yazılmış.',
  'inputProblem.cron.item':
    '{min} ile {max} arasında sayılar, {forms} gibi biçimler (adım 1 ile {max} arasında) ya da bunların listesi bekleniyor; “{item}” yazılmış.',
  'inputProblem.cron.named':
    '{min} ile {max} arasında sayılar, {first} ile {last} arasında adlar, {forms} gibi biçimler (adım 1 ile {max} arasında) ya da bunların listesi bekleniyor; “{item}” yazılmış.',
  'inputProblem.cron.likely':
    '{min} ile {max} arasında sayılar, {first} ile {last} arasında adlar, {forms} gibi biçimler (adım 1 ile {max} arasında) ya da bunların listesi bekleniyor; “{item}” yazılmış. “{likely}” mi demek istediniz?',
  'inputProblem.cron.macro':
    'Şunlardan biri ya da @every 90s gibi bir aralık bekleniyor: {macros}.',
  'inputProblem.cron.likelyMacro':
    'Şunlardan biri ya da @every 90s gibi bir aralık bekleniyor: {macros}. “{likely}” mi demek istediniz?',
  'inputProblem.cron.interval':
    '@every’den sonra bir tam sayı ve ms, s, m, h ya da d bekleniyor; 1s ile 365d arası, örneğin @every 90s.',
};
