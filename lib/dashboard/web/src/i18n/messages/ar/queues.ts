import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': 'الطوابير',
  'queues.about':
    'الطابور الموقوف مؤقتًا يستقبل مهام جديدة، لكن الخوادم لا تسحب منه شيئًا. معدل الإنجاز وزمن الانتظار محسوبان لآخر دقيقة.',
  'queues.none': 'لا توجد طوابير بعد',
  'queues.ready': 'جاهزة',
  'queues.oldest': 'انتظار الأقدم',
  'queues.waiting': 'تنتظر قفلًا',
  'lines.title': 'الأقفال التي تنتظرها المهام',
  'lines.resource': 'القفل',
  'lines.oldest': 'أول مهمة',
  'lines.holder': 'يحمله',
  'lines.free': 'لا أحد: أُيقظت مهمة لأخذه',
  'queues.processing': 'قيد التنفيذ',
  'queues.throughput': 'معدل الإنجاز',
  'queues.perSecond': '{rate}/ث',
  'queues.perMinute': '{rate}/د',
  'queues.latency': 'زمن الانتظار',
  'queues.unserved': 'بلا خادم',
  'queues.paused': 'موقوف مؤقتًا',
  'queues.pausedNow': 'أُوقف الطابور {name} مؤقتًا.',
  'queues.resumed': 'استُؤنف الطابور {name}.',
};
