import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': 'Leistung',
  'performance.about':
    'Wie oft Jobs liefen, wie lange sie liefen und wie lange sie zuvor bereit waren, nach der Zählung ihrer Server.',
  'performance.span': 'Zeitraum',
  'performance.span.1h': '1 Std.',
  'performance.span.24h': '24 Std.',
  'performance.span.7d': '7 Tage',
  'performance.none': 'In diesem Zeitraum lief nichts',
  'performance.attempts': 'Versuche',
  'performance.failed': 'Fehlgeschlagene Versuche',
  'performance.label': 'Versuche und fehlgeschlagene Versuche im Zeitverlauf',
  'performance.methods': 'Nach Methode',
  'performance.queues': 'Nach Queue',
  'performance.servers': 'Nach Server',
  'performance.versions': 'Nach Version',
  'performance.version': 'Version',
  'performance.total': 'Worker-Zeit',
  'performance.run': 'Laufzeit',
  'performance.wait': 'Wartezeit',
  'performance.others': 'Alle übrigen',
};
