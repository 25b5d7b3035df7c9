import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': 'Производительность',
  'performance.about':
    'Как часто и как долго выполнялись задачи и сколько перед этим ждали готовыми — по подсчётам серверов.',
  'performance.span': 'За какой период',
  'performance.span.1h': '1 ч',
  'performance.span.24h': '24 ч',
  'performance.span.7d': '7 дн.',
  'performance.none': 'За это время ничего не выполнялось',
  'performance.attempts': 'Попытки',
  'performance.failed': 'Неудачные попытки',
  'performance.label': 'Попытки и неудачные попытки по времени',
  'performance.methods': 'По методам',
  'performance.queues': 'По очередям',
  'performance.servers': 'По серверам',
  'performance.versions': 'По версиям',
  'performance.version': 'Версия',
  'performance.total': 'Время воркеров',
  'performance.run': 'Выполнение',
  'performance.wait': 'Ожидание',
  'performance.others': 'Все остальные',
};
