import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': 'L’action a échoué.',
  'error.recovers': 'Nouvel essai automatique en cours.',
  'error.stale': 'Les informations affichées sont peut-être obsolètes.',
  'error.unknown.title': 'Introuvable',
  'error.unknown.text': 'Cet élément n’existe pas ou n’existe plus.',
  'error.session.title': 'Votre session a expiré',
  'error.session.text': 'Reconnectez-vous, puis rechargez la page.',
  'error.forbidden.title': 'Non autorisé',
  'error.forbidden.text': 'Vous n’avez pas l’autorisation nécessaire.',
  'error.input.title': 'Saisie incompréhensible',
  'error.input.text': 'Une valeur de la requête n’est pas valide.',
  'error.store.title': 'Le stockage est injoignable',
  'error.store.text': 'L’application répond, mais pas sa base de données.',
  'error.network.title': 'L’application est injoignable',
  'error.network.text':
    'Aucune réponse. L’application redémarre peut-être, ou le réseau est en panne.',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': 'Trop de requêtes pour le moment.',
  'errorCode.HANGFIRE_STORAGE_BUSY': 'Trop de recherches pour le moment.',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN':
    'La page était ouverte depuis trop longtemps. Réessayez.',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE':
    'Seule une suppression groupée terminée peut être annulée.',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'Un job récurrent porte déjà cet identifiant. Choisissez-en un autre.',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE': 'L’envoi est trop volumineux. Rien n’a été fait.',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY':
    'L’envoi n’est pas arrivé en entier. Rien n’a été fait.',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'Le job est sans cesse modifié par ailleurs. Rien n’a été fait ; réessayez.',
  'error.server.title': 'Une erreur est survenue',
  'error.server.text': 'L’application n’a pas pu répondre. Son journal en indique la raison.',
};
