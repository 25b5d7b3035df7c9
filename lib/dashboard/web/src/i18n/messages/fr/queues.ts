import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': 'Files',
  'queues.about':
    'Une file en pause accepte de nouveaux jobs, mais les serveurs n’y prennent rien. Le débit et la latence sont ceux de la dernière minute.',
  'queues.none': 'Aucune file pour l’instant',
  'queues.ready': 'Prêts',
  'queues.oldest': 'Plus ancien',
  'queues.waiting': 'Attendent un verrou',
  'lines.title': 'Verrous attendus par des jobs',
  'lines.resource': 'Verrou',
  'lines.oldest': 'Premier job',
  'lines.holder': 'Détenu par',
  'lines.free': 'personne\u00a0: un job a été réveillé pour lui',
  'queues.processing': 'En cours',
  'queues.throughput': 'Débit',
  'queues.perSecond': '{rate}/s',
  'queues.perMinute': '{rate}/min',
  'queues.latency': 'Latence',
  'queues.unserved': 'aucun serveur',
  'queues.paused': 'En pause',
  'queues.pausedNow': 'La file {name} est en pause.',
  'queues.resumed': 'La file {name} a repris.',
};
