import type { Locale } from '../../domain/responsibility.js';

/** What tells whose part a question asks about: pieces of regular expressions, folded (lower case, no accents). */
export interface ContrastWords {
  readonly us: string;
  readonly microsoft: string;
  readonly support: string;
  readonly itAdmin: string;
  /** What one side gets from the other. */
  readonly help: string;
  /** A word before a party that makes it the one something is *for*, not the one that acts. */
  readonly beside: string;
  /** A word before a party that it comes *from*; tells with a verb of `receive`. */
  readonly from: string;
  readonly receive: string;
  /** Asks what somebody does or which part is theirs. */
  readonly what: string;
  /** Asks for somebody. */
  readonly who: string;
  /** Sets a clause against the one before it. */
  readonly but: string;
  readonly or: string;
  /** Begins a clause that only says what happens meanwhile. */
  readonly while: string;
}

const microsoft = 'microsofts?|ms|msft|fast ?track(?: center)?s?|ftc?';

export const contrastWords: Readonly<Record<Locale, ContrastWords>> = {
  en: {
    us: "we|we'll|we've|us|ours|our (?:side|own|part|role|share|job|task|turn|bit|duty|end|half|contribution|team|people|it|staff|admins?|company|organisation|organization|input|homework)|(?:the )?customer(?:'s)?",
    microsoft: `${microsoft}|they|them|theirs|their (?:side|part|role|share|job|task|bit|duty|end|half|contribution|input)`,
    support: '(?:the |our |a )?(?:support (?:partner|provider|team|staff|people|desk)|help ?desk|service ?desk)',
    itAdmin: '(?:the |our |an )?(?:it|tenant) admins?(?:istrators?)?',
    help: 'help|guidance|advice',
    beside: 'for|to|with|help|helps|give|gives|tell|tells|show|shows|let|lets|guide|guides|give|support|supports',
    from: 'from|of|by',
    receive: 'get|receive|expect|expected|need|needs|needed|require|required|want|wants|wanted',
    what: "what(?: else| exactly)? (?:is|are|do|does|did|will|would|should|must|can|part|role|about)|what's|whats|which (?:part|bit|half|share|piece|side of it)|where (?:do|does) .{1,30} come in|how (?:do|does|will|can) .{1,30} (?:help|support|contribute)",
    who: 'who|whose|which (?:side|party)',
    but: 'but|however|though|yet|whereas',
    or: 'or',
    while: 'while|whilst|when|once|during|as soon as|after|before|if',
  },
  ko: {
    us: '(?:우리|저희|고객사|고객)(?: ?(?:쪽|측|회사|팀))?',
    microsoft: '(?:마이크로소프트|엠에스|microsoft|ms|msft|패스트트랙|fasttrack|ft)(?: ?(?:쪽|측|팀|전문가))?',
    support: '지원 ?(?:팀|업체|제공업체|파트너|직원)|헬프데스크',
    itAdmin: '(?:it|아이티|전산) ?관리자',
    help: '도움|안내|가이드',
    beside: '',
    from: '',
    receive: '',
    what: '뭘|뭐|무엇|뭔|무슨|역할|몫|할 일|챙길|준비할',
    who: '누가|누구|누굴|어느 쪽|어느쪽|어디서',
    but: '그런데|근데|하지만|그러면|그럼|는데|은데|ㄴ데|인데|지만|이고|하고',
    or: '아니면|인가요|예요|이에요|인지',
    while: '동안|때',
  },
  'pt-BR': {
    us: '(?:a )?nossa (?:parte|equipe|empresa|funcao|tarefa|responsabilidade|contribuicao)|nosso (?:lado|papel|time|trabalho|dever)|nos|a gente|(?:o )?cliente|a nossa|o nosso|temos|precisamos|devemos|fazemos|levamos|entregamos|temos que',
    microsoft: `${microsoft}|eles|elas|deles`,
    support: '(?:o |a )?(?:suporte|parceiro de suporte|equipe de suporte|help ?desk)',
    itAdmin: '(?:o |a )?(?:admin(?:istrador)?a?(?: de ti)?|administradores)',
    help: 'ajuda|orientacao|apoio',
    beside: 'para|pra|pro|com|ajuda|ajudar|orienta|por',
    from: 'da|do|de|dos|das',
    receive: 'recebemos|receber|recebe|ganhamos|ganha|espera|esperar|esperam|precisa|precisam|exige|pede',
    what: '^(?:(?:e|mas|porem|entao|ja|agora) )*(?:o que|oque|o q)|o que$|faz(?:em|emos)? o que|entra(?:m|mos)? onde|qual (?:e |seria |fica )?(?:a |o )?(?:parte|papel|funcao|tarefa|responsabilidade|contribuicao|nossa|nosso)|que parte|como .{1,30} (?:ajuda|contribui|participa)',
    who: 'quem|qual lado|que lado',
    but: 'mas|porem|contudo|ja|e',
    or: 'ou',
    while: 'enquanto|quando|durante|se|depois que|antes que',
  },
  sv: {
    us: 'vi|oss|kunden|vara (?:tekniker|admins|administratorer)|vart (?:team|folk)|var (?:personal|it-avdelning)|var (?:del|roll|uppgift|sida|insats|lott|bit|egen)|vart (?:jobb|ansvar|bidrag)|vara uppgifter|er kund',
    microsoft: `${microsoft}|de|dem|deras (?:del|roll|uppgift|sida|insats|bit|jobb|ansvar|bidrag)`,
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
  },
};
