import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': '큐',
  'queues.about':
    '일시 중지된 큐는 새 작업을 받지만 서버가 작업을 가져가지 않습니다. 처리량과 대기 시간은 최근 1분 기준입니다.',
  'queues.none': '아직 큐가 없습니다',
  'queues.ready': '준비됨',
  'queues.oldest': '최장 대기',
  'queues.waiting': '잠금 대기',
  'lines.title': '작업이 기다리는 잠금',
  'lines.resource': '잠금',
  'lines.oldest': '첫 작업',
  'lines.holder': '보유 작업',
  'lines.free': '없음: 잠금을 얻을 작업을 깨웠음',
  'queues.processing': '처리 중',
  'queues.throughput': '처리량',
  'queues.perSecond': '{rate}/초',
  'queues.perMinute': '{rate}/분',
  'queues.latency': '대기 시간',
  'queues.unserved': '서버 없음',
  'queues.paused': '일시 중지됨',
  'queues.pausedNow': '큐 {name} 일시 중지됨.',
  'queues.resumed': '큐 {name} 재개됨.',
};
