import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': '성능',
  'performance.about':
    '작업이 얼마나 자주, 얼마나 오래 실행되었고 그전에 준비된 상태로 얼마나 기다렸는지를 서버가 집계한 값입니다.',
  'performance.span': '조회 기간',
  'performance.span.1h': '1시간',
  'performance.span.24h': '24시간',
  'performance.span.7d': '7일',
  'performance.none': '이 기간에 실행된 작업이 없습니다',
  'performance.attempts': '시도',
  'performance.failed': '실패한 시도',
  'performance.label': '시간별 시도와 실패한 시도',
  'performance.methods': '메서드별',
  'performance.queues': '큐별',
  'performance.servers': '서버별',
  'performance.versions': '버전별',
  'performance.version': '버전',
  'performance.total': '워커 시간',
  'performance.run': '실행',
  'performance.wait': '대기',
  'performance.others': '그 외 전체',
};
