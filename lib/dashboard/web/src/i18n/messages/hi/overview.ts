import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': 'अवलोकन',
  'overview.counts': 'स्थिति के अनुसार जॉब',
  'overview.ahead': { one: '{count} पहले से लिया गया', other: '{count} पहले से लिए गए' },
  'throughput.title': 'लाइव थ्रूपुट',
  'throughput.label': 'पिछले दो मिनट में प्रति सेकंड समाप्त हुए जॉब और विफल प्रयास',
  'throughput.window': 'पिछले दो मिनट',
  'throughput.succeeded': 'सफल/से॰',
  'throughput.failed': 'विफल प्रयास/से॰',
  'throughput.deleted': 'हटाए गए/से॰',
  'history.title': 'इतिहास',
  'history.label': 'समय के साथ सफल और हटाए गए जॉब, और विफल प्रयास',
  'history.resolution': 'अंतराल',
  'history.minute': 'प्रति मिनट',
  'history.hour': 'प्रति घंटा',
  'history.day': 'प्रति दिन',
  'history.failed': 'विफल प्रयास',
  'longRunning.title': 'लंबे समय से चल रहे जॉब',
  'longRunning.none': 'कोई जॉब लंबे समय से नहीं चल रहा',
  'longRunning.for': 'कितनी देर से',
};
