import type { ContrastWords } from '../words/contrast-words.js';

export const englishContrast: ContrastWords = {
  us: "we|we'll|we've|us|ours|our (?:side|own|part|role|share|job|task|turn|bit|duty|end|half|contribution|team|people|it|staff|admins?|company|organisation|organization|input|homework)|(?:the )?customer(?:'s)?",
  microsoft:
    'microsofts?|ms|msft|fast ?track(?: center)?s?|ftc?|they|them|theirs|their (?:side|part|role|share|job|task|bit|duty|end|half|contribution|input)',
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
  cutsAtBut: true,
};
