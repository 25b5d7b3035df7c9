import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': '개요',
  'overview.counts': '상태별 작업',
  'overview.ahead': { other: '{count}개 미리 가져옴' },
  'throughput.title': '실시간 처리량',
  'throughput.label': '최근 2분 동안 끝난 작업과 실패한 시도(초당)',
  'throughput.window': '최근 2분',
  'throughput.succeeded': '성공/초',
  'throughput.failed': '실패한 시도/초',
  'throughput.deleted': '삭제/초',
  'history.title': '이력',
  'history.label': '시간별 성공 및 삭제된 작업과 실패한 시도',
  'history.resolution': '단위',
  'history.minute': '분별',
  'history.hour': '시간별',
  'history.day': '일별',
  'history.failed': '실패한 시도',
  'longRunning.title': '장시간 실행 작업',
  'longRunning.none': '장시간 실행 중인 작업이 없습니다',
  'longRunning.for': '경과 시간',
};
