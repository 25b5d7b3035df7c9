import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': 'Por qué espera',
  'waiting.paused': 'La cola {queue} está en pausa desde {since}.',
  'waiting.pausedBy': '{by} pausó la cola {queue} {since}.',
  'waiting.unserved': 'Ningún servidor atiende la cola {queue}.',
  'waiting.unknown':
    'Ningún servidor de la cola {queue} conoce {method}. El trabajo se ejecutará en cuanto llegue un servidor que lo conozca.',
  'waiting.known': 'El servidor que lo tomó no conoce {method}. Se ejecutará en {servers}.',
  'waiting.unknownMethods':
    'Ningún servidor conoce {methods}: hay trabajos de la cola {queue} que esperan a un servidor que los conozca.',
  'waiting.busy': {
    one: 'El único worker de sus servidores está ocupado.',
    many: 'Los {count} de workers de sus servidores están ocupados.',
    other: 'Los {count} workers de sus servidores están ocupados.',
  },
  'waiting.busyWith': {
    one: 'El único worker de sus servidores está ocupado con {methods}.',
    many: 'Los {count} de workers de sus servidores están ocupados, sobre todo con {methods}.',
    other: 'Los {count} workers de sus servidores están ocupados, sobre todo con {methods}.',
  },
  'waiting.next': 'Es el siguiente de su cola.',
  'waiting.ahead': {
    one: 'Hay {count} trabajo delante en su cola.',
    many: 'Hay {count} de trabajos delante en su cola.',
    other: 'Hay {count} trabajos delante en su cola.',
  },
  'waiting.aheadFor': {
    one: 'Hay {count} trabajo delante en su cola: aproximadamente {duration} al ritmo del último minuto.',
    many: 'Hay {count} de trabajos delante en su cola: aproximadamente {duration} al ritmo del último minuto.',
    other:
      'Hay {count} trabajos delante en su cola: aproximadamente {duration} al ritmo del último minuto.',
  },
  'waiting.lock':
    'Espera el bloqueo {resource}. Ahora no lo retiene nadie: se despertó a un trabajo para tomarlo.',
  'waiting.lockHeld': 'Espera el bloqueo {resource}, retenido por',
  'waiting.time': 'Su hora llega {at}.',
  'waiting.retry': 'Su última ejecución falló. Se ejecuta de nuevo {at}.',
  'waiting.parents': {
    one: '{count} trabajo o lote al que espera no ha finalizado.',
    many: '{count} de trabajos o lotes a los que espera no han finalizado.',
    other: '{count} trabajos o lotes a los que espera no han finalizado.',
  },
  'waiting.parentsEnded': 'Todo aquello a lo que espera ha finalizado. Continuará en un momento.',
};
