import type { batches as english } from '../en/batches';
import type { Translation } from '../translation';

export const batches: Translation<typeof english> = {
  'batches.title': 'Lotes',
  'batches.about': 'Grupos de trabajos con un único resultado.',
  'batches.all': 'Todos',
  'batches.search': 'Buscar en las descripciones',
  'batches.none': 'No hay lotes aquí',
  'batches.none.text': 'Un lote agrupa trabajos que se crean y se supervisan juntos.',
  'batch.unknown': 'No existe ningún lote con este id, o ya no existe.',
  'batch.moreNested': 'Hay más lotes anidados de los que se muestran.',
  'batch.progress': 'Progreso',
  'batch.done': '{done} de {total}',
  'batch.failed': { one: '{count} fallido', many: '{count} fallidos', other: '{count} fallidos' },
  'batch.processing': {
    one: '{count} en ejecución',
    many: '{count} en ejecución',
    other: '{count} en ejecución',
  },
  'batch.jobs': 'Mostrar trabajos',
  'batch.total': 'Trabajos',
  'batch.pending': 'Pendientes',
  'batch.within': 'Dentro del lote',
  'batch.nested': 'Lotes anidados',
  'batch.nestedOf': 'Lotes dentro de {name}',
  'batch.nested.none': 'No contiene lotes.',
  'batch.holds': 'Qué lo retiene',
  'batch.holds.none': 'Todos sus propios trabajos han finalizado.',
  'batch.holds.states': 'Trabajos sin finalizar por estado',
  'batch.holds.queues': 'Por cola',
  'batch.holds.failures': 'Por fallo',
  'batch.holds.nested': 'Lotes anidados que no han finalizado',
  'batch.holds.unfinished': {
    one: '{count} sin finalizar',
    many: '{count} sin finalizar',
    other: '{count} sin finalizar',
  },
  'batch.pace': {
    one: 'En el último intervalo de {span} finalizó {count} trabajo. A este ritmo, los {remaining} que aún pueden finalizar tardarán aproximadamente {time} más.',
    many: 'En el último intervalo de {span} finalizaron {count} de trabajos. A este ritmo, los {remaining} que aún pueden finalizar tardarán aproximadamente {time} más.',
    other:
      'En el último intervalo de {span} finalizaron {count} trabajos. A este ritmo, los {remaining} que aún pueden finalizar tardarán aproximadamente {time} más.',
  },
  'batch.pace.failed': 'Los trabajos fallidos no finalizan por sí solos.',
  'batch.cancel': 'Cancelar lote',
  'batch.cancel.question': '¿Cancelar este lote?',
  'batch.cancel.text':
    'Se eliminarán sus trabajos no iniciados. Los que están en ejecución continúan.',
  'batch.canceled': 'El lote se canceló.',
};
