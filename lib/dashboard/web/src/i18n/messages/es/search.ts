import type { search as english } from '../en/search';
import type { Translation } from '../translation';

export const search: Translation<typeof english> = {
  'search.label': 'Buscar trabajos',
  'search.placeholder': 'Buscar trabajos: texto, type:, queue:, error: …',
  'search.clear': 'Borrar búsqueda',
  'search.suggestions': 'Sugerencias',
  'search.inAll': 'Buscar en todos los trabajos',
  'search.type': 'clase del trabajo',
  'search.method': 'método del trabajo',
  'search.queue': 'nombre de una cola',
  'search.state': 'estado del trabajo',
  'search.error': 'tipo o texto de la excepción',
  'search.fingerprint': 'causa del fallo',
  'search.arg': 'texto en los argumentos',
  'search.server': 'id del servidor que ejecuta el trabajo',
  'search.ran-on': 'id de un servidor que ejecutó el trabajo',
  'search.recurring': 'id de un trabajo recurrente',
  'search.batch': 'id de un lote',
  'search.bulk': 'id de una operación masiva',
  'search.before': 'creado antes de',
  'search.after': 'creado después de',
  'search.failed-after': 'último fallo después de',
  'search.failed-before': 'último fallo antes de',
  'search.duration': 'cuánto duró la ejecución',
  'search.wait': 'desde listo hasta iniciado',
  'search.id': 'id del trabajo',
  'search.hoursAgo.1': 'hace una hora',
  'search.hoursAgo.24': 'hace un día',
  'search.hoursAgo.168': 'hace una semana',
  'inputProblem.search.behind': '{qualifier}: falta algo detrás.',
  'inputProblem.search.twice': '{qualifier}: solo puede aparecer una vez.',
  'inputProblem.search.unknown':
    '{qualifier}: no es un calificador. Los conocidos son {known}. Para buscar el texto mismo, escríbelo entre comillas.',
  'inputProblem.search.likely':
    '{qualifier}: no es un calificador. ¿Querías decir «{likely}:»? Para buscar el texto mismo, escríbelo entre comillas.',
  'inputProblem.search.instant':
    '{qualifier}: se espera una fecha como 2026-01-31, un momento como 2026-01-31T14:30, una hora como 14:30 o cuánto hace: 90s, 15m, 6h, 2d, 1w; se ha escrito «{got}».',
  'inputProblem.search.range':
    '{qualifier}: se espera una duración detrás de un signo, como >5s, <=500ms o >1.5h, o dos con puntos entre ellas, como 1s..5s; se ha escrito «{got}».',
  'inputProblem.search.queue':
    '{qualifier}: se espera el nombre de una cola; se ha escrito «{got}».',
  'inputProblem.search.state':
    '{qualifier}: se espera el nombre de un estado; se ha escrito «{got}».',
  'inputProblem.search.job': '{qualifier}: se espera el id de un trabajo; se ha escrito «{got}».',
  'inputProblem.search.batch': '{qualifier}: se espera el id de un lote; se ha escrito «{got}».',
  'inputProblem.search.bulk':
    '{qualifier}: se espera el id de una operación masiva; se ha escrito «{got}».',
  'inputProblem.search.hidden': '{qualifier}: los argumentos no se muestran aquí, o no todos.',
  'inputProblem.search.long': 'Se permiten {most} caracteres como máximo.',
  'inputProblem.search.nul': 'El texto no puede contener caracteres NUL.',
  'inputProblem.search.terms': 'Se permiten {most} términos como máximo.',
  'inputProblem.search.quotes':
    'Se espera un espacio detrás de cada palabra y un cierre para cada comilla: {got}',
};
