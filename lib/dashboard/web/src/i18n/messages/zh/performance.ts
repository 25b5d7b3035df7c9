import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': '性能',
  'performance.about': '作业运行的次数、用时以及之前就绪等待的时长，由其服务器统计。',
  'performance.span': '时间范围',
  'performance.span.1h': '1 小时',
  'performance.span.24h': '24 小时',
  'performance.span.7d': '7 天',
  'performance.none': '此时间段内没有作业运行',
  'performance.attempts': '尝试',
  'performance.failed': '失败尝试',
  'performance.label': '尝试和失败尝试随时间的变化',
  'performance.methods': '按方法',
  'performance.queues': '按队列',
  'performance.servers': '按服务器',
  'performance.versions': '按版本',
  'performance.version': '版本',
  'performance.total': '工作器用时',
  'performance.run': '运行',
  'performance.wait': '等待',
  'performance.others': '其他所有',
};
