import type { ContrastWords } from '../words/contrast-words.js';

export const koreanContrast: ContrastWords = {
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
  while: '',
  cutsAtBut: true,
  particles: {
    meanwhile: /^.*(?:동안에?|때는?|다면|하면|주면) /u,
    setApart: /^(?:은|는|선)/u,
    acts: /^(?:이|가|에서|도|께서|만|의? ?(?:역할|몫|일|파트|할|담당|업무))/u,
    bare: /(?:은|는)요?$/u,
  },
};
