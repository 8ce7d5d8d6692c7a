import type { ContrastWords } from '../words/contrast-words.js';

export const swedishContrast: ContrastWords = {
  us: 'vi|oss|kunden|vara (?:tekniker|admins|administratorer)|vart (?:team|folk)|var (?:personal|it-avdelning)|var (?:del|roll|uppgift|sida|insats|lott|bit|egen)|vart (?:jobb|ansvar|bidrag)|vara uppgifter|er kund',
  microsoft:
    'microsofts?|ms|msft|fast ?track(?: center)?s?|ftc?|de|dem|deras (?:del|roll|uppgift|sida|insats|bit|jobb|ansvar|bidrag)',
  support: 'support(?:en|partnern|leverantoren|teamet|personalen)|helpdesken',
  itAdmin: 'it-?(?: ?administratoren| ?admin)',
  help: 'hjalp|vagledning|stod',
  beside: 'for|till|med|at|hjalpa|hjalper|ge|ger|visa|visar|ledsaga',
  from: 'fran|av|hos',
  receive: 'far|fa|kravs|krava|kraver|forvantas|forvanta|forvantar|behover|behovs|vantas',
  what: 'vad (?:gor|ar|ska|blir|far|maste|kan|behover|har|kravs|forvantas|bidrar|star|tillfor|ligger|ingar|skall|bor)|vilken (?:del|roll|uppgift|insats|bit)|vilket (?:jobb|ansvar)|vilka (?:delar|uppgifter)|hur (?:hjalper|bidrar|stottar)|pa vilket satt',
  who: 'vem|vems|vilka|vilken (?:sida|part)',
  but: 'men|dock|daremot',
  or: 'eller',
  while: 'medan|nar|under tiden|om|sedan|innan|efter att',
  cutsAtBut: true,
};
