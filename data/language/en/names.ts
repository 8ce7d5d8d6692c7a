import type { NameWords } from '../words/name-words.js';

export const englishNames: NameWords = {
  asks: 'who|whose|whom|which|what|is it|are we|do we|does|should',
  whoAsks: 'who|whose|whom|whos|which|what',
  who: 'who',
  refers: 'it|its|that|this|them|those|(?:new|old|other) ones?',
  refersAsObject: 'it|that|this|them|those',
  notBeforeObject: 'is|does|says|whether|if|ask|asks',
  notBehindObject: 'is|was',
  contacts: 'contacts?|contacting|calls?|phones?|rings?|talks?|speaks?',
  means: 'via|over|through|using|by',
  meansBehind: 'session|share|sharing|screen|bridge|cadence',
  at: 'at',
  articles: 'the|our|an?|that',
  articlesOfHead: 'the|our|an?|that|this',
  prepositions: 'for|on|in|to|with|at|from|onto|into',
  auxiliaries: 'should|must|can|could|will|would|shall|may|has to|have to|needs to|is going to|is supposed to|gets to',
  copulas: 'is|are|was|has|have|s',
  verbParticles: 'up|out|in|on|over',
  endsHead:
    'for|on|in|to|with|at|from|onto|into|and|or|when|if|after|before|so|of|by|up|out|off|down|over|away|back|the|our|a|an',
  ordinaryEndings: 'ly|ed|ing|al|ive|ous|able|ible|ary|ful|less|ic|est',
  helps: 'helps?|guides?|assists?|supports?|trains?|advises?',
  helpedWith: 'with|in|on|to',
  placeBefore: 'at|in|mr|mrs|ms|dr|from the|hi|hello|hey|dear|thanks|thank you',
  places: 'office|branch|site|plant',
  placeLinks: 'in|of|at',
  placeBehind: 'office|site|branch|plant|factory|campus|here|speaking',
  actorBefore: 'does|did|should|can|could|will|would|must|may|has|is it',
  actorBeforeFirst: 'do',
  clauseOpeners: 'and|or|but|what|when|where|why|how|who',
  capitalized: `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december english german french italian spanish brazilian portuguese japanese chinese korean swedish norwegian danish
    finnish dutch polish russian turkish arabic europe european america american usa uk us eu emea apac latam nordic nordics asia
    sweden brazil korea germany france spain portugal norway denmark finland japan china india stockholm
    seoul busan janeiro lisbon london berlin paris madrid oslo helsinki copenhagen tokyo contoso fabrikam
    northwind tailwind adatum woodgrove litware proseware wingtip i ok okay asap fyi btw imo imho tbh ps nb re fw fwd faq tbd tba eta
    eod cob wfh hr it ict cio ciso ceo cfo cto coo vp svp evp qa ops devops secops netops dev prod test uat hq bu ou kpi q1 q2 q3 q4
    h1 h2 am pm cet cest gmt utc est pst kst id ids url urls faqs pdf csv xlsx docx pptx html json xml zip lol hiii pls plz thx ty
    gdpr bl a vs w e eg ie etc yes no`,
  forInName: '',
  endings: 's',
  particles: '',
  own: 'own, homegrown, house',
  generalOfOwn: 'lob, business, mobile, custom, internal, company, it',
};
