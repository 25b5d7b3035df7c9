import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': '等待原因',
  'waiting.paused': '队列 {queue} 已暂停（{since}）。',
  'waiting.pausedBy': '{by} 暂停了队列 {queue}（{since}）。',
  'waiting.unserved': '没有服务器为队列 {queue} 服务。',
  'waiting.unknown':
    '队列 {queue} 的服务器都不认识 {method}。一旦有认识它的服务器启动，作业就会运行。',
  'waiting.known': '取走它的服务器不认识 {method}。它将在 {servers} 上运行。',
  'waiting.unknownMethods':
    '没有服务器认识 {methods}：队列 {queue} 中的作业在等待认识它们的服务器。',
  'waiting.busy': { other: '其服务器的全部 {count} 个工作器都在忙碌。' },
  'waiting.busyWith': {
    other: '其服务器的全部 {count} 个工作器都在忙碌，主要在运行 {methods}。',
  },
  'waiting.next': '它是队列中的下一个作业。',
  'waiting.ahead': { other: '队列中它前面还有 {count} 个作业。' },
  'waiting.aheadFor': {
    other: '队列中它前面还有 {count} 个作业：按最近一分钟的速度约需 {duration}。',
  },
  'waiting.lock': '它在等待锁 {resource}。该锁目前无人持有：已为其唤醒一个作业。',
  'waiting.lockHeld': '它在等待锁 {resource}，其持有者为',
  'waiting.time': '其预定时间为{at}。',
  'waiting.retry': '其最后一次运行失败，将于{at}再次运行。',
  'waiting.parents': { other: '它等待的 {count} 个作业或批次尚未结束。' },
  'waiting.parentsEnded': '它等待的全部内容均已结束，稍后将继续。',
};
