import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': '问题',
  'problems.look': '查看',
  'problems.about': '系统当前和过去存在的问题。除非您设置了其他间隔，服务器每 15 秒检查一次。',
  'problems.open': '未结束的问题',
  'problems.all': '所有问题',
  'problems.none': '一切正常',
  'problems.none.text': '服务器或此页面一旦发现问题，就会显示在这里。',
  'problems.problem': '问题',
  'problems.since': '发现时间',
  'problems.justNow': '尚未存储',
  'problems.history': '已结束的问题',
  'problems.from': '开始',
  'problems.to': '结束',
  'problems.for': '持续时间',
  'problems.mute': '静默',
  'problems.unmute': '取消静默',
  'problems.muteFor': '静默多久',
  'problems.muted': '已静默。',
  'problems.unmuted': '已取消静默。',
  'problems.mutedUntilEnd': '{by} 已将其静默，直到结束',
  'problems.mutedUntil': '{by} 已将其静默，直到 {until}',
  'problems.span.end': '直到结束',
  'problems.span.1h': '1 小时',
  'problems.span.8h': '8 小时',
  'problems.span.1d': '1 天',
  'problems.span.7d': '7 天',
  'problem.method-failing': {
    other:
      '{subject} 已持续失败 {since}：失败的尝试占 {share}，每分钟 {perMinute} 次。有 {count} 个作业等待重试。',
  },
  'problem.server-silent': '服务器 {subject} 无响应。其最后一次心跳在{heartbeatAt}。',
  'problem.server-lost':
    '服务器 {subject} 已失联。其最后一次心跳在{heartbeatAt}；其作业由其他服务器运行。',
  'problem.queue-unserved': {
    other: '队列 {subject} 中有 {count} 个作业在等待，最久已等待 {since}，但没有服务器为其服务。',
  },
  'problem.job-unknown': {
    other: '没有服务器认识 {subject}：{count} 个作业在等待，最久已等待 {since}。',
  },
  'problem.clocks-apart': '{subject} 的时钟与存储的时钟相差 {differenceMs}。',
  'problem.queue-stuck': {
    other: '队列 {subject} 已有 {since}没有作业结束，而有 {count} 个作业就绪。',
  },
  'problem.backlog-grows': {
    other:
      '队列 {subject} 已持续增长 {since}：新增作业多于服务器能运行的作业，有 {count} 个作业就绪。',
  },
  'problem.snapshot-held': '一个已保持 {since}的快照使存储无法清理（{subject}）。',
  'problem.recurring-failing': '无法计划周期性作业 {subject}：{error}',
  'problem.recurring-overdue': '周期性作业 {subject} 已逾期 {since}：没有服务器对其进行计划。',
  'problem.recurring-runs-failing': '周期性作业 {subject} 的最近 {runs} 个作业均失败。',
  'problem.recurring-skipping':
    '周期性作业 {subject} 最近 {times} 次均被跳过：这些计划时间都没有创建作业。',
  'problem.store-slow': '存储需要 {answerMs}才能响应（{subject}）。',
  'problem.other': '有情况需要关注：{subject}。',
};
