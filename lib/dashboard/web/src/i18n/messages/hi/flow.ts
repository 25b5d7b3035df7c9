import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': 'फ़्लो',
  'flow.parents': 'किसकी प्रतीक्षा में',
  'flow.continuations': 'आगे के जॉब',
  'flow.moreParents': 'जितने दिख रहे हैं, उससे ज़्यादा पैरेंट हैं।',
  'flow.more': 'जितने दिख रहे हैं, उससे ज़्यादा आगे के जॉब हैं।',
  'flow.open': 'पूरा फ़्लो दिखाएँ',
  'flow.about':
    'तीर पैरेंट से उसकी ओर जाते हैं जो उसकी प्रतीक्षा में है; डैश वाले तीर बैच से उसके भीतर की चीज़ों की ओर। खिसकाने के लिए खींचें या स्क्रॉल करें। ज़ूम करने के लिए पिंच करें, Ctrl दबाकर स्क्रॉल करें, या + और - दबाएँ; 0 से सब कुछ दिखता है।',
  'flow.unknown': 'इस आईडी का कोई जॉब या बैच नहीं है या अब नहीं रहा।',
  'flow.graph': 'ग्राफ़',
  'flow.list': 'सूची के रूप में',
  'flow.zoomIn': 'ज़ूम इन करें',
  'flow.zoomOut': 'ज़ूम आउट करें',
  'flow.fit': 'सब दिखाएँ',
  'flow.within': 'बैच के भीतर',
  'flow.repeated': 'इस सूची में कहीं और जारी है',
  'flow.gone': 'मिटाया गया',
  'flow.rest.parents': { one: '{count} और पैरेंट', other: '{count} और पैरेंट' },
  'flow.rest.continuations': { one: 'आगे का {count} और जॉब', other: 'आगे के {count} और जॉब' },
  'flow.rest.nested': { one: '{count} और नेस्टेड बैच', other: '{count} और नेस्टेड बैच' },
  'flow.rest.jobs': { one: '{count} और जॉब', other: '{count} और जॉब' },
  'condition.succeeded': 'सफल होने पर',
  'condition.deleted': 'हटाए जाने पर',
  'condition.finished': 'समाप्त होने पर',
  'condition.completed': 'पूर्ण होने पर',
  'condition.started': 'शुरू होने पर',
};
