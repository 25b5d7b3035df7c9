import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': 'Resumen',
  'overview.counts': 'Trabajos por estado',
  'overview.ahead': {
    one: '{count} reservado por adelantado',
    many: '{count} reservados por adelantado',
    other: '{count} reservados por adelantado',
  },
  'throughput.title': 'Tasa de procesamiento en vivo',
  'throughput.label':
    'Trabajos finalizados e intentos fallidos por segundo en los últimos dos minutos',
  'throughput.window': 'Últimos dos minutos',
  'throughput.succeeded': 'Exitosos/s',
  'throughput.failed': 'Intentos fallidos/s',
  'throughput.deleted': 'Eliminados/s',
  'history.title': 'Historial',
  'history.label': 'Trabajos exitosos y eliminados, e intentos fallidos, a lo largo del tiempo',
  'history.resolution': 'Resolución',
  'history.minute': 'Por minuto',
  'history.hour': 'Por hora',
  'history.day': 'Por día',
  'history.failed': 'Intentos fallidos',
  'longRunning.title': 'Trabajos de larga duración',
  'longRunning.none': 'Ningún trabajo lleva mucho tiempo en ejecución',
  'longRunning.for': 'Duración',
};
