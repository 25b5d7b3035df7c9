import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': 'Warum der Job wartet',
  'waiting.paused': 'Queue {queue} wurde {since} pausiert.',
  'waiting.pausedBy': '{by} hat Queue {queue} {since} pausiert.',
  'waiting.unserved': 'Kein Server bedient Queue {queue}.',
  'waiting.unknown':
    'Kein Server der Queue {queue} kennt {method}. Der Job läuft, sobald ein Server hinzukommt, der es kennt.',
  'waiting.known':
    'Der Server, der den Job übernommen hatte, kennt {method} nicht. Der Job läuft auf {servers}.',
  'waiting.unknownMethods':
    'Kein Server kennt {methods}: Jobs der Queue {queue} warten auf einen Server, der es kennt.',
  'waiting.busy': {
    one: 'Der einzige Worker der zuständigen Server ist ausgelastet.',
    other: 'Alle {count} Worker der zuständigen Server sind ausgelastet.',
  },
  'waiting.busyWith': {
    one: 'Der einzige Worker der zuständigen Server ist mit {methods} ausgelastet.',
    other: 'Alle {count} Worker der zuständigen Server sind ausgelastet, meist mit {methods}.',
  },
  'waiting.next': 'Der Job ist der nächste in seiner Queue.',
  'waiting.ahead': {
    one: '{count} Job steht in der Queue vor ihm.',
    other: '{count} Jobs stehen in der Queue vor ihm.',
  },
  'waiting.aheadFor': {
    one: '{count} Job steht in der Queue vor ihm: etwa {duration} beim Tempo der letzten Minute.',
    other:
      '{count} Jobs stehen in der Queue vor ihm: etwa {duration} beim Tempo der letzten Minute.',
  },
  'waiting.lock':
    'Der Job wartet auf die Sperre {resource}. Niemand hält sie gerade: Ein Job wurde dafür geweckt.',
  'waiting.lockHeld': 'Der Job wartet auf die Sperre {resource}, gehalten von',
  'waiting.time': 'Der Job ist {at} an der Reihe.',
  'waiting.retry': 'Die letzte Ausführung ist fehlgeschlagen. Der Job läuft {at} erneut.',
  'waiting.parents': {
    one: '{count} Job oder Batch, auf den der Job wartet, ist noch nicht beendet.',
    other: '{count} Jobs oder Batches, auf die der Job wartet, sind noch nicht beendet.',
  },
  'waiting.parentsEnded':
    'Alles, worauf der Job wartet, ist beendet. Es geht in einem Moment weiter.',
};
