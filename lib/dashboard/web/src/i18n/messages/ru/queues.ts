import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': 'Очереди',
  'queues.about':
    'Приостановленная очередь принимает новые задачи, но серверы их из неё не берут. Скорость обработки и задержка — за последнюю минуту.',
  'queues.none': 'Очередей пока нет',
  'queues.ready': 'Готово',
  'queues.oldest': 'Старейшая ждёт',
  'queues.waiting': 'Ждут блокировки',
  'lines.title': 'Блокировки, которых ждут задачи',
  'lines.resource': 'Блокировка',
  'lines.oldest': 'Первая задача',
  'lines.holder': 'Кто удерживает',
  'lines.free': 'никто: задача для неё уже разбужена',
  'queues.processing': 'Выполняется',
  'queues.throughput': 'Скорость',
  'queues.perSecond': '{rate}/с',
  'queues.perMinute': '{rate}/мин',
  'queues.latency': 'Задержка',
  'queues.unserved': 'нет сервера',
  'queues.paused': 'Приостановлена',
  'queues.pausedNow': 'Очередь {name} приостановлена.',
  'queues.resumed': 'Очередь {name} возобновлена.',
};
