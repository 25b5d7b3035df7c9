import type { batches as english } from '../en/batches';
import type { Translation } from '../translation';

export const batches: Translation<typeof english> = {
  'batches.title': 'Toplu işler',
  'batches.about': 'Tek sonucu olan iş grupları.',
  'batches.all': 'Tümü',
  'batches.search': 'Açıklamalarda ara',
  'batches.none': 'Burada toplu iş yok',
  'batches.none.text': 'Toplu iş, bir bütün olarak oluşturulan ve izlenen işleri toplar.',
  'batch.unknown': 'Bu kimlikte bir toplu iş yok ya da artık yok.',
  'batch.moreNested': 'Gösterilenden fazla iç toplu iş var.',
  'batch.progress': 'İlerleme',
  'batch.done': '{done} / {total}',
  'batch.failed': { other: '{count} başarısız' },
  'batch.processing': { other: '{count} çalışıyor' },
  'batch.jobs': 'İşleri göster',
  'batch.total': 'İşler',
  'batch.pending': 'Sırada',
  'batch.within': 'Üst toplu iş',
  'batch.nested': 'İç içe toplu işler',
  'batch.nestedOf': '{name} içindeki toplu işler',
  'batch.nested.none': 'İçinde toplu iş yok.',
  'batch.cancel': 'Toplu işi iptal et',
  'batch.cancel.question': 'Bu toplu iş iptal edilsin mi?',
  'batch.cancel.text': 'Başlamamış işleri silinir. Çalışan işler devam eder.',
  'batch.canceled': 'Toplu iş iptal edildi.',
};
