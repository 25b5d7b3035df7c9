import type { batches as english } from '../en/batches';
import type { Translation } from '../translation';

export const batches: Translation<typeof english> = {
  'batches.title': 'Lots',
  'batches.about': 'Des groupes de jobs avec un résultat commun.',
  'batches.all': 'Tous',
  'batches.search': 'Rechercher dans les descriptions',
  'batches.none': 'Aucun lot ici',
  'batches.none.text': 'Un lot regroupe des jobs créés et suivis ensemble.',
  'batch.unknown': 'Aucun lot ne porte cet identifiant, ou il n’existe plus.',
  'batch.moreNested': 'Il y a plus de lots imbriqués que ceux affichés.',
  'batch.progress': 'Progression',
  'batch.done': '{done} sur {total}',
  'batch.failed': { one: '{count} échoué', many: '{count} échoués', other: '{count} échoués' },
  'batch.processing': {
    one: '{count} en cours',
    many: '{count} en cours',
    other: '{count} en cours',
  },
  'batch.jobs': 'Afficher les jobs',
  'batch.total': 'Jobs',
  'batch.pending': 'Restants',
  'batch.within': 'Dans le lot',
  'batch.nested': 'Lots imbriqués',
  'batch.nestedOf': 'Lots contenus dans {name}',
  'batch.nested.none': 'Ne contient aucun lot.',
  'batch.holds': 'Ce qui le retient',
  'batch.holds.none': 'Tous ses propres jobs sont terminés.',
  'batch.holds.states': 'Jobs inachevés par état',
  'batch.holds.queues': 'Par file',
  'batch.holds.failures': 'Par échec',
  'batch.holds.nested': 'Lots imbriqués non terminés',
  'batch.holds.unfinished': {
    one: '{count} inachevé',
    many: '{count} inachevés',
    other: '{count} inachevés',
  },
  'batch.pace': {
    one: '{count} job s’est terminé en {span}. À ce rythme, il faut encore environ {time} pour les {remaining} qui peuvent encore se terminer.',
    many: '{count} jobs se sont terminés en {span}. À ce rythme, il faut encore environ {time} pour les {remaining} qui peuvent encore se terminer.',
    other:
      '{count} jobs se sont terminés en {span}. À ce rythme, il faut encore environ {time} pour les {remaining} qui peuvent encore se terminer.',
  },
  'batch.pace.failed': 'Les jobs échoués ne se terminent pas d’eux-mêmes.',
  'batch.cancel': 'Annuler le lot',
  'batch.cancel.question': 'Annuler ce lot\u00a0?',
  'batch.cancel.text':
    'Ses jobs qui n’ont pas démarré sont supprimés. Les jobs en cours se poursuivent.',
  'batch.canceled': 'Le lot a été annulé.',
};
