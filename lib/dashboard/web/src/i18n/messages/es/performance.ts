import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': 'Rendimiento',
  'performance.about':
    'Cuántas veces se ejecutaron los trabajos, cuánto duraron y cuánto tiempo estuvieron listos antes, según lo contaron sus servidores.',
  'performance.span': 'Período',
  'performance.span.1h': '1 h',
  'performance.span.24h': '24 h',
  'performance.span.7d': '7 d',
  'performance.none': 'Nada se ejecutó en este período',
  'performance.attempts': 'Intentos',
  'performance.failed': 'Intentos fallidos',
  'performance.label': 'Intentos e intentos fallidos a lo largo del tiempo',
  'performance.methods': 'Por método',
  'performance.queues': 'Por cola',
  'performance.servers': 'Por servidor',
  'performance.versions': 'Por versión',
  'performance.version': 'Versión',
  'performance.total': 'Tiempo de worker',
  'performance.run': 'Ejecución',
  'performance.wait': 'Espera',
  'performance.others': 'Todos los demás',
};
