import type { MessageWords } from '../message-words.js';

export const messageWords: MessageWords = {
  commands: {
    start: ['starta', 'sätt igång', 'kom igång'],
    checklist: ['checklista', 'checklistan', 'listan', 'visa checklistan'],
    add: ['lägg till'],
    standing: ['stående lista', 'stående listan', 'allmänt', 'allmänna ansvar'],
    people: ['deltagare', 'deltagarna', 'deltagarlista', 'personer'],
    'ask-specialist': ['fråga specialisten', 'fråga en specialist', 'fråga specialist', 'fråga vår specialist'],
    status: ['läge', 'läget', 'översikt', 'mina engagemang'],
    mine: ['mina punkter', 'mina uppdrag', 'mina uppgifter', 'det som väntar på mig', 'mina'],
    help: ['hjälp', 'meny', 'menyn', 'kommandon', 'vad kan du göra', 'hjälp mig', 'jag behöver hjälp'],
    pause: ['pausa', 'paus', 'pausa uppdraget', 'pausa projektet'],
    resume: ['återuppta', 'återuppta uppdraget', 'återuppta projektet', 'fortsätt uppdraget'],
    export: ['exportera', 'ladda ner'],
    refresh: ['uppdatera', 'ladda om', 'rita om'],
  },
  courtesy: {
    greeting: 'hej, hejsan, hallå, tjena, tja, tjo, goddag, morgon, morrn, godmorgon, halloj, välkommen, kväll, hejhej',
    thanks: 'tack, tackar, tusen, uppskattas, tacksam',
    goodbye: 'hejdå, adjö, helg, ses, hörs, natt, semester, lunch, återseende, hörs',
    agreement:
      'ok, okej, oki, ja, japp, jepp, jo, nej, nä, visst, absolut, uppfattat, noterat, förstått, precis, klart, aha, jaha, jaså, mm, mhm, stämmer, okidoki, javisst, haha, hehe, hmm, hm, oj, hoppsan, förlåt, ursäkta, sorry, lol, fattar, då',
    praise:
      'bra, toppen, perfekt, kanon, super, grymt, snyggt, utmärkt, strålande, fantastiskt, suveränt, härligt, jättebra, briljant, grattis, bravo, fint, smidigt, lysande',
    test: 'test, testar, testmeddelande, ping',
    asked:
      'är du där, är någon där, någon där, nån där, hör du mig, är du vaken, är du kvar, hallå, hur är läget, hur mår du, läget, allt bra, hur är det',
    filler:
      'så, mycket, mkt, stort, ett, en, för, hjälpen, svaret, infon, baton, boten, alla, allihop, er, dig, du, det, den, är, var, vi, jag, ha, trevlig, skön, fin, glad, god, dag, imorgon, senare, nästa, vecka, på, till, med, nu, vet, förstår, vad, jobbat, jobb, gjort, ska, igen, vill, ut, bara, här, och, där, gott, snart, måndag, fredag, hade, behövde, precis, låter, då, hjälpte, räcker',
  },
  whose: 'vem, vems, vilka, vilken',
  asksWhat: 'vad, vilka, vilken, vilket',
  saidBack: 'alltsa, jaha, jasa, da ar det, sa det ar, sa vi, ah, aha, bra att veta',
  toPerson: 'till, på, åt, hos, ->, →',
  withPerson: 'påminn, påminna, ge, låt, meddela, pinga, jaga, puffa, knuffa, låta',
  personEndings: 's',
  takesBack: `avmark, oppna, oppen, bocka ur, kryssa ur, ta bort, angra, aterop, inte, ej , ofardig, ogjord, kvar, misstag, for tidigt, fel, slump, tillbaka, igen, krangla`,
  undone: `avmark, inte klar, ej klar, ofardig, ogjord, oppna igen, inte gjord, inte fardig, som oppen`,
  me: 'mig, jag, mej',
  about: 'om, för, på, att, gällande, angående',
  saying: 'att, om att, :',
  because: 'eftersom, därför att, för att, då vi, på grund av att',
  joints: 'och, samt',
  around:
    'punkten, punkt, punkter, raden, rad, uppgiften, tack, snälla, den, det, en, ett, i, på, från, ur, av, listan, checklistan, till, för, som, är, om, att, nu, igen, ok, hej, vår, mitt, med, ska, vara, blev, och, senast, hos, nyligen, sistone',
  roles: {
    customer: 'kundkontakt',
    'project-manager': 'projektledare, projektledaren, projektchef',
    specialist: 'specialist, specialisten, expert, experten',
    representative: 'representant, ställföreträdare, ställföreträdaren, representanten',
    lead: 'ansvarige, kundens ansvarige, leder',
  },
  sides: {
    customer: 'kund, kunden, kundens',
    microsoft: 'microsoft, ms, fasttrack, microsofts',
    us: 'vi, oss, vår, våra, vårt',
    them: 'de, dem, dom, deras, andra sidan',
  },
};
