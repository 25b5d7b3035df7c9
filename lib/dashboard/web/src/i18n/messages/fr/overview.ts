import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': 'Vue d’ensemble',
  'overview.counts': 'Jobs par état',
  'overview.ahead': {
    one: '{count} pris d’avance',
    many: '{count} pris d’avance',
    other: '{count} pris d’avance',
  },
  'throughput.title': 'Débit en direct',
  'throughput.label':
    'Jobs terminés et tentatives échouées par seconde, au cours des deux dernières minutes',
  'throughput.window': 'Les deux dernières minutes',
  'throughput.succeeded': 'Réussis/s',
  'throughput.failed': 'Tentatives échouées/s',
  'throughput.deleted': 'Supprimés/s',
  'history.title': 'Historique',
  'history.label': 'Jobs réussis et supprimés, et tentatives échouées, au fil du temps',
  'history.resolution': 'Résolution',
  'history.minute': 'Par minute',
  'history.hour': 'Par heure',
  'history.day': 'Par jour',
  'history.failed': 'Tentatives échouées',
  'longRunning.title': 'Jobs de longue durée',
  'longRunning.none': 'Aucun job ne s’exécute depuis longtemps',
  'longRunning.for': 'Depuis',
};
