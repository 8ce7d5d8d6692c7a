import type { TableWords } from '../words/table-words.js';

export const swedishTables: TableWords = {
  heads: {
    task: 'uppgift | uppgifter | arbetsuppgift | arbetsuppgifter | aktivitet | aktiviteter | åtgärd | åtgärder | leverans | leveranser | leverabel | vad | vad som ska göras | beslut | moment | arbetsmoment | att göra | delaktivitet | åtagande | arbetspaket | förutsättning',
    area: 'område | områden | ansvarsområde | kategori | delområde | modul | komponent | lager | tjänst | tjänster | ämne | punkt | post | funktion | system | grupp | namn | process | steg | delprojekt | miljö',
    details: 'beskrivning | detaljer | detalj | innehåll | förklaring | omfattning | innebörd | sammanfattning | hur',
    phase: 'fas | faser | skede | etapp | etapper | projektfas | sprint | period | våg | milstolpe',
    index: 'nr | nummer | löpnummer | id | kod | ref',
    role: 'roll | roller | part | parter | team | grupp/team | befattning | person | enhet | avdelning | organisation | intressent | intressenter | aktör | aktörer | deltagare/roll',
    duties:
      'ansvar | ansvarar för | ansvarsuppgifter | huvudansvar | åtaganden | skyldigheter | uppdrag | roll och ansvar | ansvarsfördelning',
    backup: 'backup | ersättare | ställföreträdare | reserv | vice | biträdande',
    aside:
      'fråga | frågor | antagande | antaganden | möte | status | läge | datum | start | startdatum | slut | slutdatum | klart | klar | klart senast | senast | deadline | förfallodatum | tidpunkt | tid | när | vecka | dag | prioritet | kommentar | kommentarer | anmärkning | anmärkningar | anteckning | anteckningar | notering | bevis | underlag | tidsåtgång | varaktighet | uppskattning | kostnad | budget | risk | risker | påverkan | frekvens | intervall | deltagare | kontakt | kontaktperson | e-post | telefon | plats | verktyg | länk | länkar | resultat | kriterium | kriterier | acceptanskriterier | verifiering | beroende | beroenden | tidplan | sla | kpi | mått | framsteg | referens | dokument | mall | version | typ | kanal | syfte | mål | motiv | motivering | skäl | exempel | sannolikhet | underskrift | antal | utfört | godkänt datum',
  },
  owners: {
    does: 'ansvarig | ansvariga | ansvarig part | ansvarig person | ansvarig roll | ansvarigt team | huvudansvarig | utförare | utför | utförs av | utförande | genomförare | genomförs av | genomför | ägare | ägs av | tilldelad | tilldelat | tilldelad till | vem | vem gör | vem gör det | leder | ledare | drivs av | handläggare | görs av | av vem',
    approves:
      'godkänner | godkänns av | godkännare | godkänd av | godkännande | beslutar | beslutas av | beslutsfattare | beslut av | attesterar | ytterst ansvarig | redovisningsskyldig | redovisningsansvarig | signeras av | fastställs av',
    consulted:
      'konsulteras | konsulterad | konsulterade | konsultera | rådfrågas | rådfrågad | rådfrågade | tillfrågas | medverkar | medverkan | deltar | bidrar | samråd | samråder | granskare | granskas av',
    informed:
      'informeras | informerad | informerade | informera | meddelas | underrättas | för kännedom | kännedom | observerar',
    guides: 'stöd | stöttar | stödjer | stöds av | support | assisterar | hjälper | vägleder | vägledning | bistår',
  },
  marks: {
    does: 'ansvarig | utför | utförare | utförande | utföra | genomför | genomförare | gör | gör jobbet | leder | driver | äger | huvudansvarig | verkställer',
    approves:
      'godkänner | godkännare | godkänna | godkännande | beslutar | beslut | beslutande | redovisningsbar | redovisningsskyldig | ytterst ansvarig | attesterar | fattar beslut | svarar för resultatet',
    consulted:
      'konsulteras | konsulterad | konsulterat | konsultera | konsulterade | rådfrågas | rådfrågad | tillfrågas | medverkar | deltar | bidrar | samråd | granskar | hörs',
    informed:
      'informeras | informerad | informad | informera | informerade | meddelas | underrättas | kännedom | observerar | uppdaterad | får information | hålls informerad',
    guides: 'stöd | stöttar | stödjer | assisterar | hjälper | vägleder | bistår | support',
  },
  guidance: 'vägledning | vägledningen | riktlinjer',
  answers: 'ansvarig | ansvar | skyldighet',
  states: 'ansvarig | konsulteras | konsulterad | informeras | informerad',
  none: 'ingen | inget | inte aktuellt | ej aktuellt | ej tillämpligt | inte tillämpligt | saknas | nej | ej relevant',
  excluded:
    'omfattas ej | ingår inte | ingår ej | utanför omfattningen | exkluderat | exkluderad | stöds inte | stöds ej | omfattas inte | ej inkluderat | inte inkluderat',
  optional:
    'valfri | rekommenderas | tillval | där tillämpligt | i tillämpliga fall | valfritt | valfria | frivillig | frivilligt | vid behov | om tillämpligt | i förekommande fall | på begäran | option',
  and: 'och | eller | samt | med | och/eller',
  about: 'för | vid | under | i | på | om | när | till',
  contacts: 'telefon | telefonnummer | mobil | mobilnummer | e-post | e-postadress | epost',
  total: 'totalt | summa | delsumma | total',
  guiding:
    '(?:ge|ger|tillhandahåll\\p{L}*|erbjud\\p{L}*|lämna\\p{L}*)(?![\\p{L}])[^.;]{0,30}(?:vägledning|råd(?![\\p{L}]))|vägled(?:a|er)(?![\\p{L}])',
  approving: '(?:godkänn(?:a|er)?|signera(?:r)?|underteckna(?:r)?|attestera(?:r)?)(?![\\p{L}])',
};
