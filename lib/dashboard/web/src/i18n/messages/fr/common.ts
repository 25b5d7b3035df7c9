import type { common as english } from '../en/common';
import type { Translation } from '../translation';

export const common: Translation<typeof english> = {
  skip: 'Aller au contenu',
  loading: 'Chargement…',
  refresh: 'Actualiser',
  reload: 'Recharger la page',
  tryAgain: 'Réessayer',
  dismiss: 'Ignorer',
  cancel: 'Annuler',
  close: 'Fermer',
  save: 'Enregistrer',
  search: 'Rechercher',
  details: 'Détails',
  actions: 'Actions',
  showAll: 'Tout afficher',
  copy: 'Copier',
  'copy.done': 'Copié',
  'copy.notWhole':
    'Cette valeur ne peut pas être copiée en entier\u00a0: elle est trop volumineuse ou se contient elle-même.',
  'copy.failed': 'Le navigateur n’a pas autorisé la copie.',
  'page.failed': 'Cette page n’a pas pu être affichée',
  'page.failed.text':
    'Le tableau de bord a peut-être été mis à jour entre-temps. Recharger la page suffit en général.',
  'ownPage.failed': 'Le code de cette page a échoué',
  'notFound.title': 'Introuvable',
  'notFound.text': 'Cette page n’existe pas.',
  readOnly: 'Lecture seule',
  'readOnly.text': 'Vous pouvez tout consulter, mais rien modifier.',
  'action.requeue': 'Remettre en file',
  'action.runNow': 'Exécuter maintenant',
  'action.delete': 'Supprimer',
  'action.pause': 'Mettre en pause',
  'action.resume': 'Reprendre',
  'action.trigger': 'Déclencher',
  'action.edit': 'Modifier',
  'action.remove': 'Retirer',
};
