import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': 'Problèmes',
  'problems.look': 'Voir',
  'problems.about':
    'Les anomalies du système, présentes et passées. Les serveurs vérifient toutes les 15 secondes, sauf si vous définissez un autre intervalle.',
  'problems.open': 'Problèmes ouverts',
  'problems.all': 'Tous les problèmes',
  'problems.none': 'Aucune anomalie',
  'problems.none.text':
    'Les problèmes s’affichent ici dès qu’un serveur ou cette page les détecte.',
  'problems.problem': 'Problème',
  'problems.since': 'Détecté',
  'problems.justNow': 'pas encore enregistré',
  'problems.history': 'Problèmes terminés',
  'problems.from': 'Début',
  'problems.to': 'Fin',
  'problems.for': 'Durée',
  'problems.mute': 'Mettre en sourdine',
  'problems.unmute': 'Lever la sourdine',
  'problems.muteFor': 'Durée de la mise en sourdine',
  'problems.muted': 'Mis en sourdine.',
  'problems.unmuted': 'Sourdine levée.',
  'problems.mutedUntilEnd': 'Mis en sourdine par {by} jusqu’à la fin du problème',
  'problems.mutedUntil': 'Mis en sourdine par {by} jusqu’au {until}',
  'problems.span.end': 'jusqu’à la fin du problème',
  'problems.span.1h': 'pendant une heure',
  'problems.span.8h': 'pendant 8 heures',
  'problems.span.1d': 'pendant un jour',
  'problems.span.7d': 'pendant 7 jours',
  'problem.method-failing': {
    one: '{subject} échoue depuis {since}\u00a0: {share} de ses tentatives, {perMinute} par minute. {count} job attend une nouvelle tentative.',
    many: '{subject} échoue depuis {since}\u00a0: {share} de ses tentatives, {perMinute} par minute. {count} jobs attendent une nouvelle tentative.',
    other:
      '{subject} échoue depuis {since}\u00a0: {share} de ses tentatives, {perMinute} par minute. {count} jobs attendent une nouvelle tentative.',
  },
  'problem.server-silent':
    'Le serveur {subject} ne répond plus. Son dernier signal de vie a été reçu {heartbeatAt}.',
  'problem.server-lost':
    'Le serveur {subject} a été perdu. Son dernier signal de vie a été reçu {heartbeatAt}\u00a0; d’autres exécutent ses jobs.',
  'problem.queue-unserved': {
    one: '{count} job attend dans la file {subject} depuis {since}, mais aucun serveur ne la sert.',
    many: '{count} jobs attendent dans la file {subject}, le plus ancien depuis {since}, mais aucun serveur ne la sert.',
    other:
      '{count} jobs attendent dans la file {subject}, le plus ancien depuis {since}, mais aucun serveur ne la sert.',
  },
  'problem.job-unknown': {
    one: 'Aucun serveur ne connaît {subject}\u00a0: {count} job attend depuis {since}.',
    many: 'Aucun serveur ne connaît {subject}\u00a0: {count} jobs attendent, le plus ancien depuis {since}.',
    other:
      'Aucun serveur ne connaît {subject}\u00a0: {count} jobs attendent, le plus ancien depuis {since}.',
  },
  'problem.clocks-apart':
    'L’horloge de {subject} et celle du stockage ont un écart de {differenceMs}.',
  'problem.queue-stuck': {
    one: 'Rien ne s’est terminé dans la file {subject} depuis {since}, et {count} job est prêt.',
    many: 'Rien ne s’est terminé dans la file {subject} depuis {since}, et {count} jobs sont prêts.',
    other:
      'Rien ne s’est terminé dans la file {subject} depuis {since}, et {count} jobs sont prêts.',
  },
  'problem.backlog-grows': {
    one: 'La file {subject} grandit depuis {since}\u00a0: il arrive plus de jobs que les serveurs n’en exécutent, et {count} est prêt.',
    many: 'La file {subject} grandit depuis {since}\u00a0: il arrive plus de jobs que les serveurs n’en exécutent, et {count} sont prêts.',
    other:
      'La file {subject} grandit depuis {since}\u00a0: il arrive plus de jobs que les serveurs n’en exécutent, et {count} sont prêts.',
  },
  'problem.snapshot-held':
    'Un instantané retenu depuis {since} empêche le nettoyage du stockage ({subject}).',
  'problem.recurring-failing': 'Le job récurrent {subject} n’a pas pu être planifié\u00a0: {error}',
  'problem.recurring-overdue':
    'Le job récurrent {subject} est en retard depuis {since}\u00a0: aucun serveur ne l’a planifié.',
  'problem.recurring-runs-failing':
    'Les {runs} derniers jobs du job récurrent {subject} ont échoué.',
  'problem.recurring-skipping':
    'Le job récurrent {subject} a été ignoré les {times} dernières fois\u00a0: aucune échéance de sa planification n’a donné de job.',
  'problem.store-slow': 'Le stockage met {answerMs} à répondre ({subject}).',
  'problem.other': 'Un point requiert votre attention\u00a0: {subject}.',
};
