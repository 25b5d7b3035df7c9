import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': '概览',
  'overview.counts': '各状态的作业',
  'overview.ahead': { other: '已预取 {count} 个' },
  'throughput.title': '实时吞吐量',
  'throughput.label': '最近两分钟内每秒结束的作业和失败的尝试',
  'throughput.window': '最近两分钟',
  'throughput.succeeded': '成功/秒',
  'throughput.failed': '失败尝试/秒',
  'throughput.deleted': '删除/秒',
  'history.title': '历史记录',
  'history.label': '成功和已删除的作业以及失败尝试随时间的变化',
  'history.resolution': '粒度',
  'history.minute': '按分钟',
  'history.hour': '按小时',
  'history.day': '按天',
  'history.failed': '失败尝试',
  'longRunning.title': '长时间运行的作业',
  'longRunning.none': '没有长时间运行的作业',
  'longRunning.for': '已运行',
};
