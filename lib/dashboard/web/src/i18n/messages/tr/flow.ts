import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': 'Akış',
  'flow.parents': 'Beklediği işler',
  'flow.continuations': 'Devamı',
  'flow.moreParents': 'Gösterilenden fazlasını bekliyor.',
  'flow.more': 'Gösterilenden fazla devam var.',
  'flow.open': 'Tüm akışı göster',
  'flow.about':
    'Oklar üst işten onu bekleyene, kesikli oklar toplu işten içindekilere gider. Taşımak için sürükleyin ya da kaydırın. Yakınlaştırmak için iki parmağınızı açın, Ctrl tuşuyla kaydırın ya da + ve - tuşlarına basın; 0 tümünü gösterir.',
  'flow.unknown': 'Bu kimlikte bir iş ya da toplu iş yok ya da artık yok.',
  'flow.graph': 'Çizge',
  'flow.list': 'Liste olarak',
  'flow.zoomIn': 'Yakınlaştır',
  'flow.zoomOut': 'Uzaklaştır',
  'flow.fit': 'Tümünü göster',
  'flow.within': 'toplu işin içinde',
  'flow.repeated': 'devamı listenin başka bir yerinde',
  'flow.gone': 'Kaldırıldı',
  'flow.rest.parents': { other: '{count} üst iş daha' },
  'flow.rest.continuations': { other: '{count} devam işi daha' },
  'flow.rest.nested': { other: '{count} iç toplu iş daha' },
  'flow.rest.jobs': { other: '{count} iş daha' },
  'condition.succeeded': 'başarılı olunca',
  'condition.deleted': 'silinince',
  'condition.finished': 'sonlanınca',
  'condition.completed': 'tamamlanınca',
  'condition.started': 'başlayınca',
};
