import type { charts as english } from '../en/charts';
import type { Translation } from '../translation';

export const charts: Translation<typeof english> = {
  'charts.unavailable': 'يتعذر عرض المخطط. أعد تحميل الصفحة.',
  'charts.times': '{label}: القيم حسب الوقت',
  'charts.now': 'الآن',
  'charts.inAll': 'الإجمالي',
  'charts.deployed': 'بدأ تشغيل الإصدار {version}',
  'charts.asTable': 'عرض كجدول',
  'charts.from': 'من',
};
