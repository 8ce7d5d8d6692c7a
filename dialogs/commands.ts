/** What people say to make Baton do something, in the four languages. Anything else is a question. */
export const commands = {
  start: [
    'start',
    'set up',
    'setup',
    '시작',
    '시작하기',
    'iniciar',
    'começar',
    'comecar',
    'início',
    'starta',
    'sätt igång',
  ],
  checklist: ['checklist', 'list', '체크리스트', '목록', 'lista de verificação', 'lista', 'checklista', 'checklistan'],
  add: ['add', '추가', 'adicionar', 'adicione', 'lägg till'],
  standing: [
    'standing',
    'standing list',
    '상시 목록',
    '일반 책임',
    'lista permanente',
    'responsabilidades gerais',
    'stående lista',
    'allmänt',
  ],
  'ask-specialist': [
    'ask a specialist',
    'ask the specialist',
    'ask specialist',
    '스페셜리스트에게 질문',
    '스페셜리스트에게 문의',
    '전문가에게 질문',
    '전문가에게 문의',
    'pergunte à especialista',
    'pergunte ao especialista',
    'pergunte à pessoa especialista',
    'pergunte a especialista',
    'perguntar à especialista',
    'perguntar ao especialista',
    'perguntar à pessoa especialista',
    'fråga specialisten',
    'fråga en specialist',
  ],
  people: [
    'people',
    'roster',
    '참여자',
    '참여자 목록',
    'equipe do projeto',
    'equipe',
    'pessoas',
    'deltagare',
    'deltagarna',
  ],
  mine: [
    'mine',
    'my items',
    'my tasks',
    'what needs me',
    'what waits for me',
    '내 할 일',
    '내 할일',
    '제 할 일',
    '내 항목',
    'minhas pendências',
    'minhas pendencias',
    'minhas tarefas',
    'meus itens',
    'mina punkter',
    'mina uppdrag',
    'mina uppgifter',
    'det som väntar på mig',
  ],
  status: ['status', 'my engagements', '상태', '현황', 'situação', 'situacao', 'läge', 'läget'],
  help: ['help', '?', '도움말', '도움', 'ajuda', 'hjälp'],
} as const satisfies Record<string, readonly string[]>;

export type Command = keyof typeof commands;

/**
 * The command in a text, with what follows it; null = a question. Only `add` and `ask-specialist` take anything after
 * them, and a text that begins with "add" but asks something is still a question.
 */
export function commandIn(text: string): { readonly command: Command; readonly rest: string } | null {
  const said = text.trim();
  const whole = said.toLowerCase().replace(/[\s.!…]+$/u, '');
  for (const [command, words] of Object.entries(commands) as [Command, readonly string[]][]) {
    if (words.includes(whole)) return { command, rest: '' };
  }
  for (const word of commands.add) {
    const rest = said.slice(word.length);
    const begins = said.toLowerCase().startsWith(word) && /^[\s:]/u.test(rest);
    if (begins && (/[|\n]/u.test(rest) || !/[?？]\s*$/u.test(rest))) {
      return { command: 'add', rest: rest.replace(/^[\s:]+/u, '') };
    }
  }
  for (const word of commands['ask-specialist']) {
    const rest = said.slice(word.length);
    if (said.toLowerCase().startsWith(word) && /^[\s:,]/u.test(rest)) {
      return { command: 'ask-specialist', rest: rest.replace(/^[\s:,]+/u, '') };
    }
  }
  return null;
}
