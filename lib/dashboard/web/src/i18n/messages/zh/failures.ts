import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': '失败情况',
  'failures.none': '没有失败',
  'failures.error': '异常',
  'failures.otherMethods': { other: '及其他 {count} 个方法' },
  'failures.attempts': '近一小时的失败尝试',
  'failures.minutes': '近一小时内每分钟的失败尝试：最多的一分钟 {most} 次，最近一分钟 {last} 次',
  'failures.jobs': '失败的作业',
  'failures.latest': '最近一次',
  'failure.one': '失败原因',
  'failure.unknown': '没有关于此失败原因的记录，或记录已不存在。',
  'failure.type': '异常',
  'failure.message': '最近的消息',
  'failure.first': '首次出现',
  'failure.last': '最近出现',
  'failure.retries': '等待重试的作业',
  'failure.history': '失败尝试',
  'failure.label': '失败尝试随时间的变化',
  'failure.none': '此时间段内没有因此失败的尝试',
  'failure.samples': '最近的作业',
  'failure.samples.none': '发生此失败的作业已不存在',
  'failure.requeueAll': { other: '将全部 {count} 个失败的作业重新入队' },
  'failure.deleteAll': { other: '删除全部 {count} 个失败的作业' },
};
