import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': '操作未成功。',
  'error.recovers': '正在自动重试。',
  'error.stale': '显示的内容可能已过时。',
  'error.unknown.title': '未找到',
  'error.unknown.text': '它不存在，或已不再存在。',
  'error.session.title': '您的会话已结束',
  'error.session.text': '请重新登录，然后重新加载页面。',
  'error.forbidden.title': '不允许',
  'error.forbidden.text': '您没有执行此操作的权限。',
  'error.input.title': '无法理解该请求',
  'error.input.text': '请求中有一个值无效。',
  'error.store.title': '无法连接存储',
  'error.store.text': '应用有响应，但其数据库没有响应。',
  'error.network.title': '无法连接应用',
  'error.network.text': '没有收到响应。应用可能正在重启，或网络已断开。',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': '当前请求过多。',
  'errorCode.HANGFIRE_STORAGE_BUSY': '当前搜索过多。',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN': '页面打开时间过长。请再试一次。',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE': '只能撤销已结束的批量删除。',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    '已存在使用此标识的周期性作业。请选择其他标识。',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE': '发送的数据太大。未执行任何操作。',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY': '发送的数据没有完整到达。未执行任何操作。',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE': '该作业不断被其他操作更改。未执行任何操作；请重试。',
  'error.server.title': '出错了',
  'error.server.text': '应用无法响应。原因请见其日志。',
};
