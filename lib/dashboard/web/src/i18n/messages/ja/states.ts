import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': 'キュー内',
  'state.Scheduled': '予約済み',
  'state.Processing': '処理中',
  'state.Succeeded': '成功',
  'state.Failed': '失敗',
  'state.Deleted': '削除済み',
  'state.Awaiting': '待機中',
  'state.Started': '開始済み',
  'state.Completed': '完了',
  'state.Omitted': '省略',
};
