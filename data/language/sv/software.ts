import type { SoftwareWords } from '../words/software-words.js';

export const swedishSoftware: SoftwareWords = {
  noun: /^(\p{L}{3,}?)-?(?:system(?:et|en)?|program(?:met|men|vara|varan)?|app(?:en|arna)?|applikation(?:en|er|erna)?|verktyg(?:et|en)?|databas(?:en|er)?)$/u,
  which: 'glued',
  links: '',
  general: `klient operativ affars verksamhets bransch lob mobil identitets bedomnings utvarderings admin intune readiness check
    foretags mejl whats surf program hanterings fjarr fjarrstyrnings sakerhets kall mal support connect assess mam managed
    outlook teams office webb stod butiks telefon dator kallkods diagnos diagnostik test pilot produktions atgards kontroll
    standard bas egen in-house tredjeparts`,
};
