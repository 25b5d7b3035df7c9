import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': 'Qué falla',
  'failures.none': 'Nada ha fallado',
  'failures.error': 'Excepción',
  'failures.otherMethods': {
    one: 'y {count} método más',
    many: 'y {count} de métodos más',
    other: 'y {count} métodos más',
  },
  'failures.attempts': 'Intentos fallidos, última hora',
  'failures.minutes':
    'Intentos fallidos por minuto en la última hora: {most} en el peor minuto, {last} en el más reciente',
  'failures.jobs': 'Trabajos fallidos',
  'failures.latest': 'Más reciente',
  'failure.one': 'Fallo',
  'failure.unknown': 'No consta ningún fallo de este tipo, o ya no consta.',
  'failure.type': 'Excepción',
  'failure.message': 'Último mensaje',
  'failure.first': 'Primera vez',
  'failure.last': 'Última vez',
  'failure.retries': 'Trabajos que esperan un reintento',
  'failure.history': 'Intentos fallidos',
  'failure.label': 'Intentos fallidos a lo largo del tiempo',
  'failure.none': 'Ningún intento falló así en este período',
  'failure.samples': 'Últimos trabajos',
  'failure.samples.none': 'Los trabajos afectados ya no existen',
  'failure.mute.always': 'para siempre',
  'failure.mute.version': 'hasta la próxima versión',
  'failure.muted': 'Silenciado por {by}',
  'failure.mutedUntil': 'Silenciado por {by} hasta {until}',
  'failure.mutedVersions':
    'Silenciado por {by} hasta que se ejecute una versión distinta de {versions}',
  'failure.requeueAll': {
    one: 'Reencolar {count} trabajo fallido',
    many: 'Reencolar los {count} de trabajos fallidos',
    other: 'Reencolar los {count} trabajos fallidos',
  },
  'failure.deleteAll': {
    one: 'Eliminar {count} trabajo fallido',
    many: 'Eliminar los {count} de trabajos fallidos',
    other: 'Eliminar los {count} trabajos fallidos',
  },
};
