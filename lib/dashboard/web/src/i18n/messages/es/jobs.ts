import type { jobs as english } from '../en/jobs';
import type { Translation } from '../translation';

export const jobs: Translation<typeof english> = {
  'jobs.title': 'Trabajos',
  'jobs.all': 'Todos los trabajos',
  'jobs.searching': 'Coincidencias con',
  'jobs.none': 'No hay trabajos aquí',
  'list.noneSoFar': 'Nada encontrado hasta ahora',
  'list.searchOn': 'Seguir buscando',
  'jobs.none.search': 'Nada coincide con esta búsqueda',
  'jobs.none.rest': 'Nada más coincide con esta búsqueda',
  'jobs.none.latest': 'Nada en el último intervalo de {duration}',
  'jobs.none.latestRest': 'Nada más desde {time}',
  'jobs.none.oldest': 'Nada hasta {time}',
  'jobs.none.due': 'Nada entre los trabajos previstos hasta {time}',
  'jobs.none.hint': 'Pruebe con menos palabras.',
  'jobs.none.Enqueued': 'Nada espera para ejecutarse',
  'jobs.none.Processing': 'Nada en ejecución',
  'jobs.none.Failed': 'Nada ha fallado',
  'jobs.none.retries': 'Ningún trabajo espera un reintento',
  'jobs.about.Enqueued': 'Listos para que los ejecute un worker que atienda su cola.',
  'jobs.about.Scheduled': 'A la espera de su hora.',
  'jobs.about.Processing': 'Concedidos a un servidor, que los ejecuta ahora o en breve.',
  'jobs.about.Succeeded': 'Se ejecutaron hasta el final. Se borran cuando caducan.',
  'jobs.about.Failed':
    'Su última ejecución falló y no habrá más reintentos. Permanecen hasta que alguien los reencole o los elimine.',
  'jobs.about.Deleted':
    'Descartados por una persona, un filtro o una condición. Se borran cuando caducan.',
  'jobs.about.Awaiting': 'A la espera de otros trabajos o lotes.',
  'jobs.about.retries': 'Fallaron y están programados para ejecutarse de nuevo.',
  'jobs.searched.latest-first':
    'Se ha buscado hacia atrás hasta {time}. La página siguiente continúa desde ahí.',
  'jobs.searched.due-first':
    'Se ha buscado en los trabajos previstos hasta {time}. La página siguiente continúa desde ahí.',
  'jobs.searched.next-first':
    'Se ha buscado en una parte de los trabajos. La página siguiente continúa desde ahí.',
  'jobs.searched.oldest-first':
    'Se ha buscado hasta {time}. La página siguiente continúa desde ahí.',
  'jobs.held': 'La lista no cambia mientras trabaja con ella.',
  'jobs.matches': {
    one: '{count} trabajo',
    many: '{count} de trabajos',
    other: '{count} trabajos',
  },
  'jobs.matches.more': {
    one: 'más de {count} trabajo',
    many: 'más de {count} de trabajos',
    other: 'más de {count} trabajos',
  },
  facets: 'Acotar',
  'facets.state': 'Estado',
  'facets.queue': 'Cola',
  'facets.method': 'Método',
  'jobs.export': 'Descargar toda la lista como {format}',
  'jobs.order': 'Orden',
  'jobs.order.newest': 'Más recientes primero',
  'jobs.order.oldest': 'Más antiguos primero',
  'jobs.new': { one: '{count} nuevo', many: '{count} nuevos', other: '{count} nuevos' },
  'jobs.queues': 'Colas con trabajos listos',
  'jobs.queues.all': 'Todas las colas',
  'jobs.queues.more': 'Más colas',
  'jobs.parked': 'Espera a un servidor que lo conozca',
  'jobs.waitingFor': 'Espera a que {resource} quede libre',
  'retries.title': 'Reintentos',
};
