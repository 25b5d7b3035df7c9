import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': 'Ce qui échoue',
  'failures.none': 'Aucun échec',
  'failures.error': 'Exception',
  'failures.otherMethods': {
    one: 'et {count} autre méthode',
    many: 'et {count} autres méthodes',
    other: 'et {count} autres méthodes',
  },
  'failures.attempts': 'Tentatives échouées, dernière heure',
  'failures.minutes':
    'Tentatives échouées par minute au cours de la dernière heure\u00a0: {most} dans la pire minute, {last} dans la dernière',
  'failures.jobs': 'Jobs échoués',
  'failures.latest': 'Dernier',
  'failure.one': 'Échec',
  'failure.unknown': 'Rien n’est connu de cet échec, ou plus rien.',
  'failure.type': 'Exception',
  'failure.message': 'Dernier message',
  'failure.first': 'Première occurrence',
  'failure.last': 'Dernière occurrence',
  'failure.retries': 'Jobs en attente d’une nouvelle tentative',
  'failure.history': 'Tentatives échouées',
  'failure.label': 'Tentatives échouées au fil du temps',
  'failure.none': 'Aucune tentative n’a échoué ainsi sur cette période',
  'failure.samples': 'Derniers jobs',
  'failure.samples.none': 'Les jobs concernés n’existent plus',
  'failure.mute.always': 'sans limite',
  'failure.mute.version': 'jusqu’à la prochaine version',
  'failure.muted': 'Mis en sourdine par {by}',
  'failure.mutedUntil': 'Mis en sourdine par {by} jusqu’au {until}',
  'failure.mutedVersions':
    'Mis en sourdine par {by} jusqu’à ce qu’une autre version que {versions} s’exécute',
  'failure.requeueAll': {
    one: 'Remettre en file {count} job échoué',
    many: 'Remettre en file les {count} jobs échoués',
    other: 'Remettre en file les {count} jobs échoués',
  },
  'failure.deleteAll': {
    one: 'Supprimer {count} job échoué',
    many: 'Supprimer les {count} jobs échoués',
    other: 'Supprimer les {count} jobs échoués',
  },
};
