// The words around a name, in four languages: whether it is what is asked about, or only where, with whom or by what means.
// All patterns are folded: lower case, without accents.

/** A sentence that asks: by its question word, where it has no question mark. */
export const asks =
  /\?|(?<!\p{L})(?:who|whose|whom|which|what|is it|are we|do we|does|should|quem|qual|o que|cabe|e com|vem|vems|vad|ar det|ska vi|vilken)(?!\p{L})|누가|누구|누굴|어느|무엇|뭐|(?:나요|까요|가요|인가|죠|지요|해요|함|됨)\s*$/u;

/** A word that stands for what an earlier sentence named. */
export const refers =
  /(?<!\p{L})(?:it|its|that|this|them|those|(?:new|old|other) ones?|isso|isto|ele|ela|eles|elas|dele|dela|dem|dessa|detta|denna)(?!\p{L})|(?<!(?<!\p{L})(?:ar|blir|som) )(?<!\p{L})(?:det|den)(?!\p{L})|그거|그것|그걸|이거|이것|이걸|저거/u;

/** The same behind a verb or a preposition, where it is what is asked about. */
export const refersAsObject =
  /(?<!\p{L})(?!(?:is|does|says|whether|if|ask|asks|e|ar)\s)\p{L}+\s+(?:it|that|this|them|those|isso|isto|eles|elas|ele|ela|dem|den|det)(?!\p{L})(?!\s+(?:is|was|e|ar)(?!\p{L}))|그거|그것|그걸|이거|이것|이걸/u;

/** A party is spoken with. */
export const contacts =
  /(?<!\p{L})(?:contacts?|contacting|calls?|phones?|rings?|talks?|speaks?|liga|ligar|telefona|fala|falar|contata|contatar|contato|kontakt|kontakten|kontaktar|kontakta|ringer|ringa|pratar|prata|hor av)(?!\p{L})|연락|전화|문의|요청/u;

/** Before a name that says by what means something is done. */
export const means = /(?<!\p{L})(?:via|over|through|using|by|pelo|pela|atraves d[eoa]|usando|genom|med hjalp av)\s*$/u;

/** After a name: among Hangul, by that means; elsewhere what is held or shown with it. */
export const meansAfter =
  /^[\s-]*(?:으?로(?!\p{L})|콜|통해|화면|미팅|회의|(?:session|share|sharing|screen|bridge|cadence|delning\p{L}*|samtal\p{L}*|mote|motet)(?!\p{L}))/u;

/** Before the place where something already is: it is no object either, but the object has to answer alone. */
export const whereBefore = /(?<!\p{L})(?:at|hos)\s*$/u;

/** The word that asks for a party, in the clause that asks. */
export const whoAsks = /(?<!\p{L})(?:who|whose|whom|whos|which|what|quem|qual|vem|vems|vad|vilken)(?!\p{L})/gu;

/** Between who asks and an unknown word that is all that is asked about: a verb, perhaps its particle and an article. */
export const onlyVerbBefore =
  /^(?:[^.?!]*[,:–—-]\s+)?(?:who|quem|vem)\s+(?:\p{L}+\s+){1,4}(?:(?:the|our|an?|that|os?|as?|nosso|nossa|um|uma|do|da|var|vart|den|det|ett|en)\s+)?$/u;

/** After an unknown word that is all that is asked about: nothing, or where and for whom. */
export const onlyPlaceAfter =
  /^\s*(?:[?.!,]*\s*$|[?.!,]*\s+(?:for|on|in|to|with|at|from|onto|into|nos?|nas?|em|para|pra|por|pa|i|till|hos|med|av)\s+(?:\p{L}+\s*){1,3}[?.!]*\s*$)/u;

const auxiliaries =
  'should|must|can|could|will|would|shall|may|has to|have to|needs to|is going to|is supposed to|gets to|deve|vai|tem que|precisa|pode|ska|maste|bor|kan|far|skall';

/** Between who asks and the first word of what is asked about: a verb with what belongs to it, and an article. */
export const headBefore = new RegExp(
  `^(?:[^.?!]*[,:–—-]\\s+)?(?:who|quem|vem)\\s+(?:(?:${auxiliaries})\\s+)?(?!(?:${auxiliaries}|is|are|was|has|have|s|e|sera|fica|ar|blir|har)\\s)\\p{L}+\\s+(?:(?:up|out|in|on|over|upp|ut|over|hand om)\\s+)?(?:(?:the|our|an?|that|this|os?|as?|nossos?|nossas?|um|uma|var|vart|vara|den|det|de|ett|en)\\s+)?$`,
  'u',
);

/** After it: a further word of the same thing. */
export const headAfter =
  /^(?:-|\s+(?!(?:for|on|in|to|with|at|from|onto|into|and|or|when|if|after|before|so|of|by|up|out|off|down|over|away|back|nos?|nas?|em|para|pra|por|pelo|pela|com|que|quando|se|e|ou|d[eoa]s?|pa|i|till|hos|med|av|och|eller|som|om|nar|at|fran|vid|over|upp|ut|ner|the|our|a|an|os?|as?|den|det|de)(?!\p{L})))\p{L}/u;

/** The same where it stands behind a known word: "quem distribui as assinaturas do exclaimer". */
export const ofBefore = /^(?:[^.?!]*[,:–—-]\s+)?quem\s+\p{L}+\s+(?:[oa]s?\s+)?\p{L}+\s+d[eoa]s?\s+$/u;
export const ofAfter = /^\s*(?:[?.!,]*\s*$|(?:para|pra|pros?|pras?|nos?|nas?|em|com|aos?)\s)/u;

/** Endings of adjectives, adverbs and forms of verbs. */
export const ordinaryEnding =
  /(?:ly|ed|ing|al|ive|ous|able|ible|ary|ful|less|ic|est|mente|ad[oa]s?|id[oa]s?|iv[oa]s?|os[oa]s?|ic[oa]s?|ai?s|ando|endo|ar|ligt?|liga|ande|ade|iska?|ningen|heten)$/u;

/** The party that is helped is no object: "who helps Acme with DNS records?". */
export const helpedBefore =
  /(?<!\p{L})(?:helps?|guides?|assists?|supports?|trains?|advises?|ajuda|orienta|apoia|treina|hjalper|guidar|vagleder|stottar|utbildar)\s+$/u;
export const helpedAfter = /^\s*(?:with|in|on|to|com|a|na|no|med|att|i)(?!\p{L})/u;

/** Before a name of a place, a person or an organization that is no object of the question. */
export const placeBefore =
  /(?<!\p{L})(?:at|in|hos|no escritorio de|na unidade de|em|na cidade de|(?:filial|unidade|escritorio|loja|fabrica|cidade|kontoret|fabriken|office|branch|site|plant) (?:d[eoa]|em|n[oa]|i|in|of|at)|i|pa|mr|mrs|ms|dr|sr|sra|dona|seu|herr|fru|from the|hi|hello|hey|dear|oi|ola|hej|hejsan|tack|thanks|thank you|obrigad[oa])[.,]?\s*$/u;

/** After a name of a place, a person or an organization. */
export const placeAfter =
  /^\s*(?:님|씨|과장|팀장|부장|대리|차장|사장|사무실|지점|지사|공장|본사|office|site|branch|plant|factory|campus|kontoret|fabriken|here|speaking)/u;

/** A verb in front of the one who acts: "does Anna configure …?". */
export const actorBefore =
  /(?<!\p{L})(?:does|(?<=^\s*|[,.?!:–-]\s*|(?<!\p{L})(?:and|or|but|what|when|where|why|how|who)\s+)do|did|should|can|could|will|would|must|may|has|is it|deve|pode|vai|ska|kan|bor|far|maste|ar det|e o|e a)\s*$/u;

/** Words that are written with a capital, or as capitals, and name nothing that an organization runs. */
export const capitalized: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december english german french italian spanish brazilian portuguese japanese chinese korean swedish norwegian danish
finnish dutch polish russian turkish arabic europe european america american usa uk us eu emea apac latam nordic nordics asia
sweden sverige brazil brasil korea germany france spain portugal norway denmark finland japan china india stockholm goteborg
malmo seoul busan sao paulo rio janeiro lisbon lisboa london berlin paris madrid oslo helsinki copenhagen tokyo contoso fabrikam
northwind tailwind adatum woodgrove litware proseware wingtip i ok okay asap fyi btw imo imho tbh ps nb re fw fwd faq tbd tba eta
eod cob wfh hr it ict cio ciso ceo cfo cto coo vp svp evp qa ops devops secops netops dev prod test uat hq bu ou kpi q1 q2 q3 q4
h1 h2 am pm cet cest gmt utc est pst kst id ids url urls faqs pdf csv xlsx docx pptx html json xml zip lol hiii pls plz thx ty
ti rh sac cnpj cpf lgpd gdpr ue vd vp kl obs mvh dvs osv bl a vs w am e eg ie etc nao sim ja nej ok yes no ni du`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** Something is put into use: installed, deployed, configured, turned on. */
export const putsIntoUse =
  /(?<!\p{L})(?:install\p{L}*|instal\p{L}+|deploy\p{L}*|roll(?:s|ed|ing)? ?out|rollout|configur\p{L}*|konfigur\p{L}*|enabl\p{L}*|activat\p{L}*|turn(?:s|ed|ing)? on|switch(?:es)? on|sets? up|setting up|set-?up|implement\p{L}*|integrat\p{L}*|distribu\p{L}*|packag\p{L}*|ativ\p{L}+|habilit\p{L}*|implant\p{L}*|integra\p{L}*|aktiver\p{L}*|distribuer\p{L}*|rulla\p{L}* ut|satter upp|satta upp|staller in|stalla in|paketer\p{L}*)(?!\p{L})|설치|배포|구성|설정|활성화|켜|도입|연동|패키징/u;

/** Something does not work: then the name of an app says only which one. */
export const trouble =
  /(?<!\p{L})(?:crash\p{L}*|freez\p{L}*|froze\p{L}*|hang(?:s|ing)?|errors?|bugs?|broken|fail\p{L}*|slow|problems?|issues?|trouble\p{L}*|outage|down|won'?t|doesn'?t|isn'?t|can'?t|not (?:working|opening|starting)|misbehav\p{L}*|trav\p{L}+|nao (?:abre|funciona|inicia|carrega)|n abre|erros?|falh\p{L}+|lent[oa]|quebr\p{L}+|fora do ar|krasch\p{L}*|krangl\p{L}*|hanger sig|fel|strul\p{L}*|funkar inte|fungerar inte|startar inte|oppnas inte|ligger nere)(?!\p{L})|오류|에러|장애|안 ?(?:열|돼|되|켜|뜨)|먹통|느려|멈춰|문제|고장|끊김/u;
