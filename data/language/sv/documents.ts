import type { DocumentWords } from '../words/document-words.js';

export const swedishDocuments: DocumentWords = {
  actors: {
    jointly: ['\\bgemensamt\\b'],
    we: ['\\bvi\\b'],
    supportProvider: ['supportleverantör'],
    itAdmin: ['it-administratör'],
    customer: ['\\b(?:du|ni|kunden)\\b'],
    must: ['måste', '\\bska\\b'],
    sending: ['eskalera', 'kontakta', 'skicka', 'vänd'],
  },
  providedBy: {
    'support-provider': ['får support (?:från|av)'],
    microsoft: ['tillhandahålls av (?:microsoft|fasttrack)'],
  },
  destinations: { 'support-channel': ['supportkanal'], 'hardware-vendor': ['leverantör', 'tillverkare'] },
  outOfScope: ['utanför (?:omfånget|omfattningen|\\S*[ \\p{L}-]*förmånen)', 'omfatta(?:r|s) inte', 'ingår inte'],
  partyHeadings: { responsibility: ['ansvar'], customer: ['\\bdina\\b', '\\bert?\\b', '\\bkund'], shared: ['delad'] },
  partyNames: {
    customer: ['kund(?:en)?'],
    joint: ['gemensamt'],
    'support-provider': ['supportleverantör(?:en)?'],
    'it-admin': ['it-administratör(?:en|er|erna)?'],
  },
  phases: {
    stems: { initiate: ['initier'], assess: ['bedöm'], remediate: ['åtgärd'], enable: ['aktiver'] },
    word: ['fas(?:en)?\\b', '\\bfas'],
    core: ['kärnfunk'],
    general: ['allmän(?:t|na)?'],
    generalStem: ['ansvar'],
  },
  sections: {
    aside: ['nästa steg', 'se även', 'mer information'],
    'out-of-scope': ['utanför (?:omfånget|omfattningen|förmånen)', 'ingår inte'],
    expectations: ['förväntning'],
    phases: ['\\bfaser\\b'],
    workflow: ['arbetsflöde'],
    overview: ['översikt'],
  },
  retired: ['inte längre aktuell'],
  pointers: ['mer information', 'detaljerad information', 'letar du', 'vill du ha mer'],
  conditions: {
    federated: ['federerade identitet'],
    'single-forest': ['enskogs', 'en enskild skog'],
    'app-protection': ['hantering av mobilprogram'],
    'configuration-manager': ['befintlig \\p{L}+ av system center configuration manager'],
    pcs: ['datorhantering finns'],
    'mobile-devices': ['hantering av mobila enheter finns'],
  },
  products: {},
  yes: ['ja'],
  forOrIf: ['för', 'om'],
  marks: {
    sv: {
      optional:
        /\(valfritt\)|^valfritt|^(?:du|ni) kan välja att\b|om (?:du|ni) (?:väljer|önskar)\b|\(om (?:du|ni) vill\)/iu,
      conditional:
        /\bom (?:så |det |den |de |du |ni |hantering|datorhantering|test\p{L}+ inte)|^om\b|\b(?:vid|när så) behov|\bnär så behövs|\bnär (?:[\p{L}]+ ){1,3}(?:är|används)|i tillämpliga fall|^för en(?:skogs| enskild|da)|^vid (?:aktivering|användning)/iu,
    },
  },
};
