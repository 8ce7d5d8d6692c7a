import type { AskingWords } from '../words/asking-words.js';

export const swedishAsking: AskingWords = {
  roles: {
    managedDesktop: 'managed desktop, microsoft managed desktop, mmd',
    what: 'vem gor vad, vem ska gora vad, vad, vilka, vilken, vilket, vad for, vad for nagot, nagot, finns det nagot',
    show: 'visa, visa mig, lista, lista upp, allt, alla, ge mig, ge oss, oversikt, oversikt over',
    us: 'vi, oss, hos oss, for oss, pa oss, var sida, pa var sida, var del, for var del, vart hall, vart team, var organisation, vart foretag, vi sjalva',
    our: 'var, vart, vara',
    ours: 'vart ansvar, vara uppgifter',
    fromUs: 'av oss, fran oss, fran var sida',
    customer: 'kund, kunden, kundens, kundsidan',
    them: 'dom, dem, deras, andra sidan, motparten, den andra sidan',
    me: 'jag, mig, for mig, pa mig, min',
    mine: 'mitt, mina, min uppgift',
    provider:
      'microsoft, ms, msft, fasttrack, fast track, fasttrack center, microsofts, specialist, specialisten, specialistens, specialisterna, microsofts sida',
    itAdmin: 'it administratoren, it administrator, it administratorerna, it admin, it administratorens',
    supportProvider: 'supportleverantoren, supportleverantor, supportleverantorens',
    everybody:
      'vem gor vad, vem ska gora vad, bada, bada sidor, bada sidorna, bada parter, bada parterna, var och en, alla parter',
    deed: 'vem gor vad, vem ska gora vad, gora, gor, gjort, gjorda, goras, utfora, utfor, leverera, levererar, skota, skoter, ansvarar, ordna, ordnar, fixa, fixar, klara, bidra, bidrar, ta hand om, tar hand om, sta for, star for',
    task: 'uppgift, uppgifter, uppgifterna, uppdrag, uppdragen, ansvar, ansvarsomrade, ansvarsomraden, atagande, ataganden, punkt, punkter, punkterna, att gora, sida, del, bord, lott, jobb, skyldigheter, ansvarig, ansvariga, aligger, ankommer, arbete, roll, ansvaret',
    need: 'behover, behovs, kravs, kraver, forvantas, fordras',
    left: 'kvar, aterstar, aterstaende, oppet, oppna, oppen, ogjort, ogjorda, utestaende, saknas, saknar, fattas, oavslutat, oavslutade, resterar, resterande, inte klart, inte klara, inte gjort, inte gjorda, inte avbockat, inte avbockade, inte bockat av',
    still: 'annu, fortfarande',
    stops:
      'stoppar, stoppas, hindrar, hindras, hinder, hindren, blockerar, blockeras, bromsar, i vagen, star i vagen, fast, fastnat, uppehaller, haller, sinkar, fordrojer, hindret',
    gate: 'kontrollpunkt, kontrollpunkten, kontrollpunktens, nasta fas, till nasta fas, ga vidare, komma vidare, vidare, kvittera, kvitteras, kvittering, avsluta, avslutas, fortsatta',
    not: 'inte, ej',
    and: 'och, sa, da, okej, ok, men, sedan, jaha',
    about:
      'hur ar det med, hur blir det med, hur ser det ut for, hur ser det ut i, vad galler, vad galler for, hur ar det, hur ser det ut, hur blir det',
    why: 'varfor, var kommer, hur sa, hursa, var star, var star det, var finns, var finns det, var ar det, vem sager, hur vet du, kalla, kallan, kallor, enligt vem, enligt vad, vilket dokument, i vilket dokument, vilken rad, pa vilken rad, var kan jag, var har du, var nagonstans, enligt vilket dokument, var hittar jag, var hittade du',
    whyLight:
      'det, detta, den, skrivet, skriven, star, sager, du, rad, dokument, dokumentet, i, sa, pa, bygger, grundar, vad, kommer, ifran, fran, ar, har, finns, exakt, visa, visa mig, last, lasa, se, hittat, hittade, nagonstans, svaret, uppgiften, vilken, vilket, da, hamtat',
    phaseWord: 'fas, fasen, skede, skedet, steg, steget, den har fasen, denna fas, nuvarande fas, i den har fasen',
    in: 'i, under, for, inom, i den, vid, infor',
    small:
      'ar, att, som, pa, av, till, hos, ska, skall, skulle, bor, maste, kan, far, har, vara, den, det, de, en, ett, nu, just, just nu, precis, ju, egentligen, idag, snalla, tack, blir, ligger, ha, hej, baton, blivit, ens, for tillfallet, finns, finns det, allt som, an, mer, ytterligare, saker, sak, fran, mot, vi kan',
  },
  phases: {
    initiate:
      'start, starten, startfasen, uppstart, uppstarten, uppstartsfasen, initiering, initieringen, initieringsfasen, initiate',
    assess: 'bedomning, bedomningen, bedomningsfasen, utvardering, utvarderingen, utvarderingsfasen, assess',
    remediate: 'atgarder, atgarderna, atgardsfasen, atgardsfas, remediate',
    enable: 'aktivering, aktiveringen, aktiveringsfasen, enable',
    general: 'allmant, allmanna, allman, i allmanhet, staende lista, staende listan',
  },
};
