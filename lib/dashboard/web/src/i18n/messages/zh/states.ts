import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': '已入队',
  'state.Scheduled': '已计划',
  'state.Processing': '处理中',
  'state.Succeeded': '成功',
  'state.Failed': '失败',
  'state.Deleted': '已删除',
  'state.Awaiting': '等待中',
  'state.Started': '已开始',
  'state.Completed': '已完成',
  'state.Omitted': '已省略',
};
