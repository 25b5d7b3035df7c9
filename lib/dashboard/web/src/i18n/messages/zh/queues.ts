import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': '队列',
  'queues.about':
    '已暂停的队列会接收新作业，但服务器不会从中领取作业。吞吐量和延迟为最近一分钟的数值。',
  'queues.none': '尚无队列',
  'queues.ready': '就绪',
  'queues.oldest': '最长等待',
  'queues.waiting': '等待锁',
  'lines.title': '作业正在等待的锁',
  'lines.resource': '锁',
  'lines.oldest': '首个作业',
  'lines.holder': '持有者',
  'lines.free': '无：已为其唤醒一个作业',
  'queues.processing': '处理中',
  'queues.throughput': '吞吐量',
  'queues.perSecond': '{rate}/秒',
  'queues.perMinute': '{rate}/分',
  'queues.latency': '延迟',
  'queues.unserved': '无服务器',
  'queues.paused': '已暂停',
  'queues.pausedNow': '队列 {name} 已暂停。',
  'queues.resumed': '队列 {name} 已恢复。',
};
