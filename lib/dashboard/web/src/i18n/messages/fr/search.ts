import type { search as english } from '../en/search';
import type { Translation } from '../translation';

export const search: Translation<typeof english> = {
  'search.label': 'Rechercher des jobs',
  'search.placeholder': 'Rechercher des jobs\u00a0: texte, type:, queue:, error: …',
  'search.clear': 'Effacer la recherche',
  'search.suggestions': 'Suggestions',
  'search.inAll': 'Rechercher dans tous les jobs',
  'search.type': 'classe du job',
  'search.method': 'méthode du job',
  'search.queue': 'nom d’une file',
  'search.state': 'état du job',
  'search.error': 'type ou texte de l’exception',
  'search.fingerprint': 'cause de l’échec',
  'search.arg': 'texte dans les arguments',
  'search.server': 'identifiant du serveur qui exécute le job',
  'search.ran-on': 'identifiant d’un serveur qui a exécuté le job',
  'search.recurring': 'identifiant d’un job récurrent',
  'search.batch': 'identifiant d’un lot',
  'search.bulk': 'identifiant d’une opération groupée',
  'search.before': 'créé avant',
  'search.after': 'créé après',
  'search.failed-after': 'dernier échec après',
  'search.failed-before': 'dernier échec avant',
  'search.duration': 'durée de l’exécution',
  'search.wait': 'temps entre prêt et démarré',
  'search.id': 'identifiant du job',
  'search.hoursAgo.1': 'il y a une heure',
  'search.hoursAgo.24': 'il y a un jour',
  'search.hoursAgo.168': 'il y a une semaine',
  'inputProblem.search.behind': '{qualifier} : il manque quelque chose derrière.',
  'inputProblem.search.twice': '{qualifier} : ne peut figurer qu’une fois.',
  'inputProblem.search.unknown':
    '{qualifier} : n’est pas un critère. Les critères connus sont {known}. Pour chercher le texte lui-même, mettez-le entre guillemets.',
  'inputProblem.search.likely':
    '{qualifier} : n’est pas un critère. Vouliez-vous dire « {likely}: » ? Pour chercher le texte lui-même, mettez-le entre guillemets.',
  'inputProblem.search.instant':
    '{qualifier} : une date comme 2026-01-31, un instant comme 2026-01-31T14:30, une heure comme 14:30 ou une ancienneté (90s, 15m, 6h, 2d, 1w) est attendue ; reçu : « {got} ».',
  'inputProblem.search.range':
    '{qualifier} : une durée derrière un signe, comme >5s, <=500ms ou >1.5h, ou deux durées séparées par des points, comme 1s..5s, est attendue ; reçu : « {got} ».',
  'inputProblem.search.queue': '{qualifier} : le nom d’une file est attendu ; reçu : « {got} ».',
  'inputProblem.search.state': '{qualifier} : le nom d’un état est attendu ; reçu : « {got} ».',
  'inputProblem.search.job':
    '{qualifier} : l’identifiant d’une tâche est attendu ; reçu : « {got} ».',
  'inputProblem.search.batch':
    '{qualifier} : l’identifiant d’un lot est attendu ; reçu : « {got} ».',
  'inputProblem.search.bulk':
    '{qualifier} : l’identifiant d’une opération groupée est attendu ; reçu : « {got} ».',
  'inputProblem.search.hidden':
    '{qualifier} : les arguments ne sont pas affichés ici, ou pas tous.',
  'inputProblem.search.long': 'Au plus {most} caractères sont possibles.',
  'inputProblem.search.nul': 'Le texte ne peut pas contenir de caractère NUL.',
  'inputProblem.search.terms': 'Au plus {most} termes sont possibles.',
  'inputProblem.search.quotes':
    'Une espace est attendue derrière chaque mot, et une fin pour chaque guillemet : {got}',
};
