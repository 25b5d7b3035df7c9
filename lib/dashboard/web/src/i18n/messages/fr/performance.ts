import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': 'Performances',
  'performance.about':
    'Combien de fois les jobs ont été exécutés, pendant combien de temps, et combien de temps ils étaient prêts auparavant, d’après le décompte de leurs serveurs.',
  'performance.span': 'Période',
  'performance.span.1h': '1 h',
  'performance.span.24h': '24 h',
  'performance.span.7d': '7 j',
  'performance.none': 'Aucune exécution sur cette période',
  'performance.attempts': 'Tentatives',
  'performance.failed': 'Tentatives échouées',
  'performance.label': 'Tentatives et tentatives échouées au fil du temps',
  'performance.methods': 'Par méthode',
  'performance.queues': 'Par file',
  'performance.servers': 'Par serveur',
  'performance.versions': 'Par version',
  'performance.version': 'Version',
  'performance.total': 'Temps de worker',
  'performance.run': 'Exécution',
  'performance.wait': 'Attente',
  'performance.others': 'Tous les autres',
};
