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
  parties: {
    small:
      'den det de en ett av for hos vid med till pa i din ditt dina er ert era var vart vara och som under alla vad vem',
    duties:
      'roll, roller, ansvar, ansvarsomrade, ansvarsomraden, ansvarsuppgifter, ansvarig, ansvariga, atagande, ataganden, skyldighet, skyldigheter, uppgift, uppgifter, arbetsuppgifter, team, sida, part, aktivitet, aktiviteter, insats, insatser, uppdrag, leverans, leveranser, gor, ska, skall, ansvarar, insatser, medverkan, atgarder',
    endings: 'sidan, sidans, ansvar, ansvaret, roll, rollen, uppgifter, ataganden, team, teamet',
    customer:
      'kund, kunden, kunder, kunderna, kundens, bestallare, bestallaren, bestallarens, uppdragsgivare, uppdragsgivaren, kopare, koparen, du, ni, din organisation, er organisation, ert foretag, dina, kundsidan',
    provider:
      'leverantor, leverantoren, leverantorer, leverantorens, utforare, utforaren, uppdragstagare, uppdragstagaren, tjansteleverantor, tjansteleverantoren, konsult, konsulten, vi, saljare, saljaren, partner, partnern, integrator, entreprenor, entreprenoren, leverantorssidan',
    both: 'bada, bada parter, parterna, gemensamt, gemensam, delat, tillsammans',
    joints: 'och, eller, samt',
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
