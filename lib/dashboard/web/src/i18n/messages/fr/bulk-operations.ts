import type { bulkOperations as english } from '../en/bulk-operations';
import type { Translation } from '../translation';

export const bulkOperations: Translation<typeof english> = {
  'bulk.title': 'Opérations groupées',
  'bulk.about': 'Remises en file et suppressions de nombreux jobs, effectuées en arrière-plan.',
  'bulk.one': 'Opération groupée',
  'bulk.unknown': 'Cette opération groupée n’existe pas ou n’existe plus.',
  'bulk.none': 'Aucune opération groupée pour l’instant',
  'bulk.none.text': 'Sélectionnez des jobs dans une liste, ou tous les résultats d’une recherche.',
  'bulk.bar': 'Jobs sélectionnés',
  'bulk.selected': {
    one: '{count} job sélectionné',
    many: '{count} jobs sélectionnés',
    other: '{count} jobs sélectionnés',
  },
  'bulk.full': 'Impossible d’en sélectionner davantage.',
  'bulk.everything': 'Tous les résultats',
  'bulk.selectEverything': 'Sélectionner tous les résultats',
  'bulk.onlySelected': 'Uniquement les jobs sélectionnés',
  'bulk.clear': 'Effacer la sélection',
  'bulk.counting': 'Décompte…',
  'bulk.confirm.requeue': {
    one: 'Remettre en file {count} job\u00a0?',
    many: 'Remettre en file {count} jobs\u00a0?',
    other: 'Remettre en file {count} jobs\u00a0?',
  },
  'bulk.confirm.runNow': {
    one: 'Exécuter {count} job maintenant\u00a0?',
    many: 'Exécuter {count} jobs maintenant\u00a0?',
    other: 'Exécuter {count} jobs maintenant\u00a0?',
  },
  'bulk.confirm.delete': {
    one: 'Supprimer {count} job\u00a0?',
    many: 'Supprimer {count} jobs\u00a0?',
    other: 'Supprimer {count} jobs\u00a0?',
  },
  'bulk.confirm.requeue.more': {
    one: 'Remettre en file plus de {count} job\u00a0?',
    many: 'Remettre en file plus de {count} jobs\u00a0?',
    other: 'Remettre en file plus de {count} jobs\u00a0?',
  },
  'bulk.confirm.runNow.more': {
    one: 'Exécuter plus de {count} job maintenant\u00a0?',
    many: 'Exécuter plus de {count} jobs maintenant\u00a0?',
    other: 'Exécuter plus de {count} jobs maintenant\u00a0?',
  },
  'bulk.confirm.delete.more': {
    one: 'Supprimer plus de {count} job\u00a0?',
    many: 'Supprimer plus de {count} jobs\u00a0?',
    other: 'Supprimer plus de {count} jobs\u00a0?',
  },
  'bulk.confirm.bounded': 'Le décompte a été interrompu\u00a0: il peut y en avoir bien plus.',
  'bulk.confirm.repeats':
    'Les jobs réussis refont leur travail, et les jobs en cours sont interrompus.',
  'bulk.confirm.text':
    'Effectué en arrière-plan. Un job qui a changé d’état entre-temps reste inchangé.',
  'bulk.progress': 'Progression',
  'bulk.requeueing': 'Remise en file\u00a0: {changed} sur {expected}',
  'bulk.deleting': 'Suppression\u00a0: {changed} sur {expected}',
  'bulk.requeued': 'Remis en file\u00a0: {changed} sur {expected}',
  'bulk.deleted': 'Supprimés\u00a0: {changed} sur {expected}',
  'bulk.other': 'Action inconnue «\u00a0{action}\u00a0»',
  'bulk.restoring': 'Rétablissement\u00a0: {changed} sur {expected}',
  'bulk.restored': 'Rétablis\u00a0: {changed} sur {expected}',
  'bulk.first': {
    one: 'uniquement {count} job',
    many: 'uniquement les {count} premiers',
    other: 'uniquement les {count} premiers',
  },
  'bulk.pace': {
    one: '{count} par minute',
    many: '{count} par minute',
    other: '{count} par minute',
  },
  'bulk.limit': 'Uniquement les … premiers jobs',
  'bulk.limit.hint': 'Vide\u00a0: tous. Essayez d’abord avec quelques-uns.',
  'bulk.perMinute': 'Au plus … par minute',
  'bulk.perMinute.hint': 'Vide\u00a0: aussi vite que possible.',
  'bulk.number': 'Un nombre entier de 1 à {most} est attendu.',
  'bulk.undo': 'Annuler l’opération',
  'bulk.undo.confirm': 'Rétablir les jobs supprimés\u00a0?',
  'bulk.undo.text':
    'Chaque job retrouve l’état dans lequel il était, et les jobs en attente s’exécutent. Les jobs qui étaient en cours ou qui en attendaient d’autres restent supprimés, de même que ceux qui n’existent plus ou qui ont été supprimés de nouveau depuis.',
  'bulk.outcome': 'Ce que ses jobs sont devenus',
  'bulk.outcome.none':
    'Elle n’a plus de jobs\u00a0: elle n’en a modifié aucun, ils n’existent plus, ou une autre opération les a modifiés depuis.',
  'bulk.outcome.of': {
    one: 'Sur {count} job',
    many: 'Sur {count} jobs',
    other: 'Sur {count} jobs',
  },
  'bulk.outcome.succeeded': {
    one: '{count} réussi',
    many: '{count} réussis',
    other: '{count} réussis',
  },
  'bulk.outcome.failed': {
    one: '{count} échoué',
    many: '{count} échoués',
    other: '{count} échoués',
  },
  'bulk.outcome.failed.again': {
    one: '{count} échoué de nouveau',
    many: '{count} échoués de nouveau',
    other: '{count} échoués de nouveau',
  },
  'bulk.outcome.processing': {
    one: '{count} en cours',
    many: '{count} en cours',
    other: '{count} en cours',
  },
  'bulk.outcome.waiting': {
    one: '{count} en attente',
    many: '{count} en attente',
    other: '{count} en attente',
  },
  'bulk.outcome.deleted': {
    one: '{count} supprimé',
    many: '{count} supprimés',
    other: '{count} supprimés',
  },
  'bulk.skipped': {
    one: '{count} avait déjà changé d’état',
    many: '{count} avaient déjà changé d’état',
    other: '{count} avaient déjà changé d’état',
  },
  'bulk.failed': {
    one: '{count} n’a pas pu être modifié',
    many: '{count} n’ont pas pu être modifiés',
    other: '{count} n’ont pas pu être modifiés',
  },
  'bulk.jobs': 'Ses jobs',
  'bulk.jobs.now': 'Résultats actuels de la recherche',
  'bulk.stop': 'Arrêter',
  'bulk.search': 'Recherche',
  'bulk.by': 'Par',
};
