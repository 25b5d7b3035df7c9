import type { jobs as english } from '../en/jobs';
import type { Translation } from '../translation';

export const jobs: Translation<typeof english> = {
  'jobs.title': 'Jobs',
  'jobs.all': 'Tous les jobs',
  'jobs.searching': 'Résultats pour',
  'jobs.none': 'Aucun job ici',
  'list.noneSoFar': 'Rien trouvé jusqu’ici',
  'list.searchOn': 'Poursuivre la recherche',
  'jobs.none.search': 'Aucun résultat pour cette recherche',
  'jobs.none.rest': 'Aucun autre résultat pour cette recherche',
  'jobs.none.latest': 'Aucun résultat depuis {duration}',
  'jobs.none.latestRest': 'Aucun autre résultat en remontant jusqu’au {time}',
  'jobs.none.oldest': 'Aucun résultat jusqu’au {time}',
  'jobs.none.due': 'Aucun résultat parmi les jobs prévus jusqu’au {time}',
  'jobs.none.hint': 'Essayez avec moins de mots.',
  'jobs.none.Enqueued': 'Aucun job n’attend d’être exécuté',
  'jobs.none.Processing': 'Aucun job en cours',
  'jobs.none.Failed': 'Aucun échec',
  'jobs.none.retries': 'Aucun job n’attend une nouvelle tentative',
  'jobs.about.Enqueued': 'Prêts à être exécutés par un worker qui sert leur file.',
  'jobs.about.Scheduled': 'En attente de leur heure.',
  'jobs.about.Processing': 'Confiés par bail à un serveur, qui les exécute maintenant ou sous peu.',
  'jobs.about.Succeeded': 'Exécutés jusqu’au bout. Retirés à leur expiration.',
  'jobs.about.Failed':
    'Leur dernière exécution a échoué, sans nouvelle tentative prévue. Ils restent jusqu’à ce que quelqu’un les remette en file ou les supprime.',
  'jobs.about.Deleted':
    'Abandonnés par une personne, un filtre ou une condition. Retirés à leur expiration.',
  'jobs.about.Awaiting': 'En attente d’autres jobs ou lots.',
  'jobs.about.retries': 'Échoués, et planifiés pour une nouvelle exécution.',
  'jobs.searched.latest-first':
    'Recherche effectuée en remontant jusqu’au {time}. La page suivante continue à partir de là.',
  'jobs.searched.due-first':
    'Recherche effectuée parmi les jobs prévus jusqu’au {time}. La page suivante continue à partir de là.',
  'jobs.searched.next-first':
    'Recherche effectuée dans une partie des jobs. La page suivante continue à partir de là.',
  'jobs.searched.oldest-first':
    'Recherche effectuée jusqu’au {time}. La page suivante continue à partir de là.',
  'jobs.held': 'La liste reste figée pendant que vous y travaillez.',
  'jobs.matches': { one: '{count} job', many: '{count} jobs', other: '{count} jobs' },
  'jobs.matches.more': 'plus de {count} jobs',
  facets: 'Affiner',
  'facets.state': 'État',
  'facets.queue': 'File',
  'facets.method': 'Méthode',
  'jobs.export': 'Télécharger toute la liste au format {format}',
  'jobs.order': 'Ordre',
  'jobs.order.newest': 'Plus récents d’abord',
  'jobs.order.oldest': 'Plus anciens d’abord',
  'jobs.new': { one: '{count} nouveau', many: '{count} nouveaux', other: '{count} nouveaux' },
  'jobs.queues': 'Files contenant des jobs prêts',
  'jobs.queues.all': 'Toutes les files',
  'jobs.queues.more': 'Autres files',
  'jobs.parked': 'Attend un serveur qui le connaît',
  'jobs.waitingFor': 'Attend que {resource} se libère',
  'retries.title': 'Nouvelles tentatives',
};
