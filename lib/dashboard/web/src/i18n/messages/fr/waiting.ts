import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': 'Pourquoi il attend',
  'waiting.paused': 'La file {queue} a été mise en pause {since}.',
  'waiting.pausedBy': '{by} a mis la file {queue} en pause {since}.',
  'waiting.unserved': 'Aucun serveur ne sert la file {queue}.',
  'waiting.unknown':
    'Aucun serveur de la file {queue} ne connaît {method}. Le job s’exécutera dès qu’un serveur qui le connaît arrivera.',
  'waiting.known':
    'Le serveur qui l’avait pris ne connaît pas {method}. Il s’exécutera sur {servers}.',
  'waiting.unknownMethods':
    'Aucun serveur ne connaît {methods}\u00a0: des jobs de la file {queue} attendent un serveur qui les connaît.',
  'waiting.busy': {
    one: 'Le seul worker de ses serveurs est occupé.',
    many: 'Les {count} workers de ses serveurs sont tous occupés.',
    other: 'Les {count} workers de ses serveurs sont tous occupés.',
  },
  'waiting.busyWith': {
    one: 'Le seul worker de ses serveurs est occupé par {methods}.',
    many: 'Les {count} workers de ses serveurs sont tous occupés, surtout par {methods}.',
    other: 'Les {count} workers de ses serveurs sont tous occupés, surtout par {methods}.',
  },
  'waiting.next': 'C’est le prochain de sa file.',
  'waiting.ahead': {
    one: '{count} job le précède dans sa file.',
    many: '{count} jobs le précèdent dans sa file.',
    other: '{count} jobs le précèdent dans sa file.',
  },
  'waiting.aheadFor': {
    one: '{count} job le précède dans sa file\u00a0: environ {duration} au rythme de la dernière minute.',
    many: '{count} jobs le précèdent dans sa file\u00a0: environ {duration} au rythme de la dernière minute.',
    other:
      '{count} jobs le précèdent dans sa file\u00a0: environ {duration} au rythme de la dernière minute.',
  },
  'waiting.lock':
    'Il attend le verrou {resource}. Personne ne le détient actuellement\u00a0: un job a été réveillé pour lui.',
  'waiting.lockHeld': 'Il attend le verrou {resource}, détenu par',
  'waiting.time': 'Il est prévu {at}.',
  'waiting.retry': 'Sa dernière exécution a échoué. Nouvelle exécution {at}.',
  'waiting.parents': {
    one: '{count} job ou lot dont il dépend n’est pas terminé.',
    many: '{count} jobs ou lots dont il dépend ne sont pas terminés.',
    other: '{count} jobs ou lots dont il dépend ne sont pas terminés.',
  },
  'waiting.parentsEnded': 'Tout ce qu’il attendait est terminé. Il reprend dans un instant.',
};
