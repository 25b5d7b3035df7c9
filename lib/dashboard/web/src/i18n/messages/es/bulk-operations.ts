import type { bulkOperations as english } from '../en/bulk-operations';
import type { Translation } from '../translation';

export const bulkOperations: Translation<typeof english> = {
  'bulk.title': 'Operaciones masivas',
  'bulk.about': 'Reencolado y eliminación de muchos trabajos en segundo plano.',
  'bulk.one': 'Operación masiva',
  'bulk.unknown': 'No existe tal operación masiva, o ya no existe.',
  'bulk.none': 'Todavía no hay operaciones masivas',
  'bulk.none.text': 'Seleccione trabajos en una lista, o todo lo que coincida con una búsqueda.',
  'bulk.bar': 'Trabajos seleccionados',
  'bulk.selected': {
    one: '{count} trabajo seleccionado',
    many: '{count} de trabajos seleccionados',
    other: '{count} trabajos seleccionados',
  },
  'bulk.full': 'No se pueden seleccionar más.',
  'bulk.everything': 'Todo lo que coincide',
  'bulk.selectEverything': 'Seleccionar todo lo que coincide',
  'bulk.onlySelected': 'Solo los trabajos seleccionados',
  'bulk.clear': 'Borrar selección',
  'bulk.counting': 'Contando…',
  'bulk.confirm.requeue': {
    one: '¿Reencolar {count} trabajo?',
    many: '¿Reencolar {count} de trabajos?',
    other: '¿Reencolar {count} trabajos?',
  },
  'bulk.confirm.runNow': {
    one: '¿Ejecutar {count} trabajo ahora?',
    many: '¿Ejecutar {count} de trabajos ahora?',
    other: '¿Ejecutar {count} trabajos ahora?',
  },
  'bulk.confirm.delete': {
    one: '¿Eliminar {count} trabajo?',
    many: '¿Eliminar {count} de trabajos?',
    other: '¿Eliminar {count} trabajos?',
  },
  'bulk.confirm.requeue.more': {
    one: '¿Reencolar más de {count} trabajo?',
    many: '¿Reencolar más de {count} de trabajos?',
    other: '¿Reencolar más de {count} trabajos?',
  },
  'bulk.confirm.runNow.more': {
    one: '¿Ejecutar más de {count} trabajo ahora?',
    many: '¿Ejecutar más de {count} de trabajos ahora?',
    other: '¿Ejecutar más de {count} trabajos ahora?',
  },
  'bulk.confirm.delete.more': {
    one: '¿Eliminar más de {count} trabajo?',
    many: '¿Eliminar más de {count} de trabajos?',
    other: '¿Eliminar más de {count} trabajos?',
  },
  'bulk.confirm.bounded': 'El recuento se interrumpió: puede haber muchos más.',
  'bulk.confirm.repeats':
    'Los trabajos exitosos repiten su tarea, y los que están en ejecución se interrumpen.',
  'bulk.confirm.text':
    'Se hace en segundo plano. Los trabajos que entretanto cambien de estado no se tocan.',
  'bulk.progress': 'Progreso',
  'bulk.requeueing': 'Reencolando: {changed} de {expected}',
  'bulk.deleting': 'Eliminando: {changed} de {expected}',
  'bulk.requeued': 'Reencolados: {changed} de {expected}',
  'bulk.deleted': 'Eliminados: {changed} de {expected}',
  'bulk.other': 'Acción desconocida «{action}»',
  'bulk.restoring': 'Restaurando: {changed} de {expected}',
  'bulk.restored': 'Restaurados: {changed} de {expected}',
  'bulk.first': {
    one: 'solo el primero ({count})',
    many: 'solo los primeros {count}',
    other: 'solo los primeros {count}',
  },
  'bulk.pace': {
    one: '{count} por minuto',
    many: '{count} por minuto',
    other: '{count} por minuto',
  },
  'bulk.limit': 'Solo los primeros … trabajos',
  'bulk.limit.hint': 'Vacío: todos. Pruebe antes con unos pocos.',
  'bulk.perMinute': 'Como máximo … por minuto',
  'bulk.perMinute.hint': 'Vacío: lo más rápido posible.',
  'bulk.number': 'Se esperaba un número entero de 1 a {most}.',
  'bulk.undo': 'Deshacer',
  'bulk.undo.confirm': '¿Restaurar los trabajos eliminados?',
  'bulk.undo.text':
    'Cada trabajo vuelve al estado en que estaba, y los que esperaban se ejecutan. Los que estaban en ejecución o esperaban a otros siguen eliminados, al igual que los que ya no existen o se volvieron a eliminar después.',
  'bulk.outcome': 'Qué fue de sus trabajos',
  'bulk.outcome.none':
    'Ahora no tiene trabajos: no modificó ninguno, ya no existen u otra operación los ha modificado después.',
  'bulk.outcome.of': {
    one: 'De {count} trabajo',
    many: 'De {count} de trabajos',
    other: 'De {count} trabajos',
  },
  'bulk.outcome.succeeded': {
    one: '{count} exitoso',
    many: '{count} exitosos',
    other: '{count} exitosos',
  },
  'bulk.outcome.failed': {
    one: '{count} fallido',
    many: '{count} fallidos',
    other: '{count} fallidos',
  },
  'bulk.outcome.failed.again': {
    one: '{count} volvió a fallar',
    many: '{count} volvieron a fallar',
    other: '{count} volvieron a fallar',
  },
  'bulk.outcome.processing': {
    one: '{count} en ejecución',
    many: '{count} en ejecución',
    other: '{count} en ejecución',
  },
  'bulk.outcome.waiting': {
    one: '{count} en espera',
    many: '{count} en espera',
    other: '{count} en espera',
  },
  'bulk.outcome.deleted': {
    one: '{count} eliminado',
    many: '{count} eliminados',
    other: '{count} eliminados',
  },
  'bulk.skipped': {
    one: '{count} había cambiado de estado',
    many: '{count} habían cambiado de estado',
    other: '{count} habían cambiado de estado',
  },
  'bulk.failed': {
    one: '{count} no se pudo modificar',
    many: '{count} no se pudieron modificar',
    other: '{count} no se pudieron modificar',
  },
  'bulk.jobs': 'Sus trabajos',
  'bulk.jobs.now': 'Lo que la búsqueda encuentra ahora',
  'bulk.stop': 'Detener',
  'bulk.search': 'Búsqueda',
  'bulk.by': 'Por',
};
