import type { reasons as english } from '../en/reasons';
import type { Translation } from '../translation';

export const reasons: Translation<typeof english> = {
  'reason.time-has-come': 'Ha llegado su hora',
  'reason.recurring-due': 'Lanzado por el planificador de trabajos recurrentes',
  'reason.triggered': 'Lanzado manualmente',
  'reason.parents-ended': 'Sus predecesores han finalizado',
  'reason.batch-started': 'Su lote se ha iniciado',
  'reason.condition-unmet':
    'No se cumplió la condición de continuación: el estado de {parent} es {outcome}',
  'reason.parent-canceled':
    'No se cumplió la condición de continuación: un predecesor cancelado por un filtro está eliminado',
  'reason.batch-canceled': 'Su lote se canceló',
  'reason.filter-canceled': 'Cancelado por el filtro {filter}',
  'reason.no-lock-needed': 'Ya nada lo hace esperar',
  'reason.resource-in-use': 'Su recurso seguía en uso después de {seconds} segundos',
  'reason.latency-timeout': 'Límite de latencia superado: estuvo listo más de {seconds} segundos',
  'reason.retry': 'Reintento {attempt} de {attempts}: {message}',
  'reason.snoozed': 'Aplazado por su propia ejecución ({snooze} de {snoozes}): {message}',
  'reason.retries-disabled': 'Los reintentos están desactivados',
  'reason.retries-exceeded': 'Se superó el límite de {attempts} reintentos',
  'reason.server-lost': 'Se perdió su servidor {server} durante la ejecución',
  'reason.servers-lost': 'Perdió su servidor repetidamente',
  'reason.server-stopping': 'Reencolado porque su servidor se estaba deteniendo',
  'reason.lease-lost': 'Reencolado porque su servidor perdió la concesión',
  'reason.taken-away': 'Reencolado porque se le retiró al servidor',
  'reason.requeued': 'Reencolado por el cliente',
  'reason.deleted': 'Eliminado por el cliente',
  'reason.rescheduled': 'Reprogramado por el cliente',
  'reason.created-by': 'Creado por {user} en el panel',
  'reason.requeued-by': 'Reencolado por {user} en el panel',
  'reason.deleted-by': 'Eliminado por {user} en el panel',
  'reason.restored-by': 'Restaurado por {user} en el panel',
  'reason.requeued-in-bulk': 'Reencolado por {user} en una operación masiva',
  'reason.deleted-in-bulk': 'Eliminado por {user} en una operación masiva',
  'reason.drained': 'Ejecutado antes de su hora',
  'reason.entries-omitted': {
    one: 'Se omitió {count} entrada anterior',
    many: 'Se omitieron {count} de entradas anteriores',
    other: 'Se omitieron {count} entradas anteriores',
  },
  'reason.entries-unreadable': 'No se pudieron leer las entradas anteriores',
};
