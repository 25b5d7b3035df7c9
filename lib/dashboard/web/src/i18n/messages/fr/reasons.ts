import type { reasons as english } from '../en/reasons';
import type { Translation } from '../translation';

export const reasons: Translation<typeof english> = {
  'reason.time-has-come': 'Son heure est venue',
  'reason.recurring-due': 'Déclenché par le planificateur de jobs récurrents',
  'reason.triggered': 'Déclenché manuellement',
  'reason.parents-ended': 'Ses parents sont terminés',
  'reason.batch-started': 'Son lot a démarré',
  'reason.condition-unmet':
    'Condition de continuation non remplie\u00a0: {parent} est à l’état {outcome}',
  'reason.parent-canceled':
    'Condition de continuation non remplie\u00a0: un parent annulé par un filtre est supprimé',
  'reason.batch-canceled': 'Son lot a été annulé',
  'reason.filter-canceled': 'Annulé par le filtre {filter}',
  'reason.no-lock-needed': 'Plus rien ne le fait attendre',
  'reason.resource-in-use': 'Sa ressource était encore utilisée après {seconds} secondes',
  'reason.latency-timeout':
    'Latence maximale dépassée\u00a0: prêt depuis plus de {seconds} secondes',
  'reason.retry': 'Nouvelle tentative {attempt} sur {attempts}\u00a0: {message}',
  'reason.snoozed': 'Reporté par son exécution ({snooze} sur {snoozes})\u00a0: {message}',
  'reason.retries-disabled': 'Les nouvelles tentatives sont désactivées',
  'reason.retries-exceeded': 'Limite de {attempts} nouvelles tentatives dépassée',
  'reason.server-lost': 'Son serveur {server} a été perdu pendant l’exécution',
  'reason.servers-lost': 'A perdu son serveur à plusieurs reprises',
  'reason.server-stopping': 'Remis en file car son serveur s’arrêtait',
  'reason.lease-lost': 'Remis en file car son serveur a perdu son bail',
  'reason.taken-away': 'Remis en file car il a été retiré à son serveur',
  'reason.requeued': 'Remis en file par le client',
  'reason.deleted': 'Supprimé par le client',
  'reason.rescheduled': 'Replanifié par le client',
  'reason.created-by': 'Créé par {user} dans le tableau de bord',
  'reason.requeued-by': 'Remis en file par {user} dans le tableau de bord',
  'reason.deleted-by': 'Supprimé par {user} dans le tableau de bord',
  'reason.restored-by': 'Rétabli par {user} dans le tableau de bord',
  'reason.requeued-in-bulk': 'Remis en file par {user} dans une opération groupée',
  'reason.deleted-in-bulk': 'Supprimé par {user} dans une opération groupée',
  'reason.drained': 'Traité avant l’heure',
  'reason.entries-omitted': {
    one: '{count} entrée plus ancienne a été omise',
    many: '{count} entrées plus anciennes ont été omises',
    other: '{count} entrées plus anciennes ont été omises',
  },
  'reason.entries-unreadable': 'Les entrées plus anciennes n’ont pas pu être lues',
};
