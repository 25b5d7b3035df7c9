import type { batches as english } from '../en/batches';
import type { Translation } from '../translation';

export const batches: Translation<typeof english> = {
  'batches.title': 'Lotes',
  'batches.about': 'Grupos de jobs com um único resultado.',
  'batches.all': 'Todos',
  'batches.search': 'Buscar nas descrições',
  'batches.none': 'Nenhum lote aqui',
  'batches.none.text': 'Um lote agrupa jobs que são criados e acompanhados juntos.',
  'batch.unknown': 'Não existe nenhum lote com este id, ou não existe mais.',
  'batch.moreNested': 'Há mais lotes aninhados do que os exibidos.',
  'batch.progress': 'Progresso',
  'batch.done': '{done} de {total}',
  'batch.failed': {
    one: '{count} com falha',
    many: '{count} com falha',
    other: '{count} com falha',
  },
  'batch.processing': {
    one: '{count} em execução',
    many: '{count} em execução',
    other: '{count} em execução',
  },
  'batch.jobs': 'Mostrar jobs',
  'batch.total': 'Jobs',
  'batch.pending': 'Pendentes',
  'batch.within': 'Dentro do lote',
  'batch.nested': 'Lotes aninhados',
  'batch.nestedOf': 'Lotes dentro de {name}',
  'batch.nested.none': 'Não contém lotes.',
  'batch.holds': 'O que o está segurando',
  'batch.holds.none': 'Todos os jobs do próprio lote terminaram.',
  'batch.holds.states': 'Jobs não terminados por estado',
  'batch.holds.queues': 'Por fila',
  'batch.holds.failures': 'Por falha',
  'batch.holds.nested': 'Lotes aninhados que não terminaram',
  'batch.holds.unfinished': {
    one: '{count} não terminado',
    many: '{count} não terminados',
    other: '{count} não terminados',
  },
  'batch.pace': {
    one: 'No último intervalo de {span}, {count} job terminou. Nesse ritmo, os {remaining} que ainda podem terminar levarão cerca de {time}.',
    many: 'No último intervalo de {span}, {count} de jobs terminaram. Nesse ritmo, os {remaining} que ainda podem terminar levarão cerca de {time}.',
    other:
      'No último intervalo de {span}, {count} jobs terminaram. Nesse ritmo, os {remaining} que ainda podem terminar levarão cerca de {time}.',
  },
  'batch.pace.failed': 'Jobs com falha não terminam sozinhos.',
  'batch.cancel': 'Cancelar lote',
  'batch.cancel.question': 'Cancelar este lote?',
  'batch.cancel.text':
    'Os jobs dele que não foram iniciados serão excluídos. Os que estão em execução continuam.',
  'batch.canceled': 'O lote foi cancelado.',
};
