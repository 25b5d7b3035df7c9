import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': '流程',
  'flow.parents': '等待对象',
  'flow.continuations': '延续项',
  'flow.moreParents': '还有更多父项未显示。',
  'flow.more': '还有更多延续项未显示。',
  'flow.open': '显示完整流程',
  'flow.about':
    '箭头从父项指向等待它的项；虚线箭头从批次指向其中的项。拖动或滚动可移动。双指捏合、按住 Ctrl 滚动或按 + 和 - 可缩放；按 0 显示全部。',
  'flow.unknown': '没有此标识的作业或批次，或其已不存在。',
  'flow.graph': '图',
  'flow.list': '列表',
  'flow.zoomIn': '放大',
  'flow.zoomOut': '缩小',
  'flow.fit': '显示全部',
  'flow.within': '在批次中',
  'flow.repeated': '在此列表的另一处继续',
  'flow.gone': '已移除',
  'flow.rest.parents': { other: '另有 {count} 个父项' },
  'flow.rest.continuations': { other: '另有 {count} 个延续项' },
  'flow.rest.nested': { other: '另有 {count} 个嵌套批次' },
  'flow.rest.jobs': { other: '另有 {count} 个作业' },
  'condition.succeeded': '成功时',
  'condition.deleted': '删除时',
  'condition.finished': '结束时',
  'condition.completed': '完成时',
  'condition.started': '开始时',
};
