import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': 'Problemas',
  'problems.look': 'Ver',
  'problems.about':
    'Qué va mal en el sistema ahora y qué fue mal antes. Los servidores lo comprueban cada 15 segundos, salvo que configure otro intervalo.',
  'problems.open': 'Problemas abiertos',
  'problems.all': 'Todos los problemas',
  'problems.none': 'Todo va bien',
  'problems.none.text':
    'Los problemas aparecen aquí en cuanto un servidor o esta página los detecta.',
  'problems.problem': 'Problema',
  'problems.since': 'Detectado',
  'problems.justNow': 'aún sin guardar',
  'problems.history': 'Problemas que han terminado',
  'problems.from': 'Inicio',
  'problems.to': 'Fin',
  'problems.for': 'Duración',
  'problems.mute': 'Silenciar',
  'problems.unmute': 'Dejar de silenciar',
  'problems.muteFor': 'Cuánto tiempo silenciar',
  'problems.muted': 'Silenciado.',
  'problems.unmuted': 'Ya no está silenciado.',
  'problems.mutedUntilEnd': 'Silenciado por {by} hasta que termine',
  'problems.mutedUntil': 'Silenciado por {by} hasta {until}',
  'problems.span.end': 'hasta que termine',
  'problems.span.1h': 'durante una hora',
  'problems.span.8h': 'durante 8 horas',
  'problems.span.1d': 'durante un día',
  'problems.span.7d': 'durante 7 días',
  'problem.method-failing': {
    one: '{subject} falla desde hace {since}: {share} de sus intentos, {perMinute} por minuto. {count} trabajo espera un reintento.',
    many: '{subject} falla desde hace {since}: {share} de sus intentos, {perMinute} por minuto. {count} de trabajos esperan un reintento.',
    other:
      '{subject} falla desde hace {since}: {share} de sus intentos, {perMinute} por minuto. {count} trabajos esperan un reintento.',
  },
  'problem.server-silent':
    'El servidor {subject} ha dejado de dar señales. Su último latido llegó {heartbeatAt}.',
  'problem.server-lost':
    'Se perdió el servidor {subject}. Su último latido llegó {heartbeatAt}; otros ejecutan sus trabajos.',
  'problem.queue-unserved': {
    one: '{count} trabajo espera en la cola {subject} desde hace {since}, pero ningún servidor la atiende.',
    many: '{count} de trabajos esperan en la cola {subject}, el más antiguo desde hace {since}, pero ningún servidor la atiende.',
    other:
      '{count} trabajos esperan en la cola {subject}, el más antiguo desde hace {since}, pero ningún servidor la atiende.',
  },
  'problem.job-unknown': {
    one: 'Ningún servidor conoce {subject}: {count} trabajo espera desde hace {since}.',
    many: 'Ningún servidor conoce {subject}: {count} de trabajos esperan, el más antiguo desde hace {since}.',
    other:
      'Ningún servidor conoce {subject}: {count} trabajos esperan, el más antiguo desde hace {since}.',
  },
  'problem.clocks-apart':
    'El reloj de {subject} y el del almacenamiento difieren en {differenceMs}.',
  'problem.queue-stuck': {
    one: 'Nada de la cola {subject} ha finalizado desde hace {since}, y hay {count} trabajo listo.',
    many: 'Nada de la cola {subject} ha finalizado desde hace {since}, y hay {count} de trabajos listos.',
    other:
      'Nada de la cola {subject} ha finalizado desde hace {since}, y hay {count} trabajos listos.',
  },
  'problem.backlog-grows': {
    one: 'La cola {subject} crece desde hace {since}: llegan más trabajos de los que ejecutan los servidores, y hay {count} listo.',
    many: 'La cola {subject} crece desde hace {since}: llegan más trabajos de los que ejecutan los servidores, y hay {count} listos.',
    other:
      'La cola {subject} crece desde hace {since}: llegan más trabajos de los que ejecutan los servidores, y hay {count} listos.',
  },
  'problem.snapshot-held':
    'Una instantánea retenida desde hace {since} impide la limpieza del almacenamiento ({subject}).',
  'problem.recurring-failing': 'No se pudo programar el trabajo recurrente {subject}: {error}',
  'problem.recurring-overdue':
    'El trabajo recurrente {subject} lleva {since} de retraso: ningún servidor lo ha programado.',
  'problem.recurring-runs-failing':
    'Los últimos {runs} trabajos del trabajo recurrente {subject} fallaron.',
  'problem.recurring-skipping':
    'El trabajo recurrente {subject} se omitió las últimas {times} veces: a ninguna hora de su programación se creó un trabajo.',
  'problem.store-slow': 'El almacenamiento tarda {answerMs} en responder ({subject}).',
  'problem.other': 'Algo requiere atención: {subject}.',
};
