import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': 'Fluxo',
  'flow.parents': 'Aguarda',
  'flow.continuations': 'Continua com',
  'flow.moreParents': 'Há mais predecessores do que os exibidos.',
  'flow.more': 'Há mais continuações do que as exibidas.',
  'flow.open': 'Mostrar o fluxo inteiro',
  'flow.about':
    'As setas vão de um predecessor ao que o aguarda; as tracejadas, de um lote ao que ele contém. Arraste ou role para mover. Para ampliar ou reduzir, faça pinça, use Ctrl e a roda do mouse ou pressione + e -; 0 mostra tudo.',
  'flow.unknown': 'Não existe nenhum job ou lote com este id, ou não existe mais.',
  'flow.graph': 'Grafo',
  'flow.list': 'Como lista',
  'flow.zoomIn': 'Ampliar',
  'flow.zoomOut': 'Reduzir',
  'flow.fit': 'Mostrar tudo',
  'flow.within': 'dentro do lote',
  'flow.repeated': 'continua em outro ponto desta lista',
  'flow.gone': 'Não existe mais',
  'flow.rest.parents': {
    one: 'mais {count} predecessor',
    many: 'mais {count} de predecessores',
    other: 'mais {count} predecessores',
  },
  'flow.rest.continuations': {
    one: 'mais {count} continuação',
    many: 'mais {count} de continuações',
    other: 'mais {count} continuações',
  },
  'flow.rest.nested': {
    one: 'mais {count} lote aninhado',
    many: 'mais {count} de lotes aninhados',
    other: 'mais {count} lotes aninhados',
  },
  'flow.rest.jobs': {
    one: 'mais {count} job',
    many: 'mais {count} de jobs',
    other: 'mais {count} jobs',
  },
  'condition.succeeded': 'se for bem-sucedido',
  'condition.deleted': 'se for excluído',
  'condition.finished': 'quando terminar',
  'condition.completed': 'quando for concluído',
  'condition.started': 'quando for iniciado',
};
