import type { states as english } from '../en/states';
import type { Translation } from '../translation';

export const states: Translation<typeof english> = {
  'state.Enqueued': '큐 대기',
  'state.Scheduled': '예약됨',
  'state.Processing': '처리 중',
  'state.Succeeded': '성공',
  'state.Failed': '실패',
  'state.Deleted': '삭제됨',
  'state.Awaiting': '선행 대기',
  'state.Started': '시작됨',
  'state.Completed': '완료됨',
  'state.Omitted': '생략됨',
};
